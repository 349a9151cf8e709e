import { Module } from '@nestjs/common';
import { RootController } from './root.controller';

/** What the gateway says of itself. */
@Module({ controllers: [RootController] })
export class RootModule {}
