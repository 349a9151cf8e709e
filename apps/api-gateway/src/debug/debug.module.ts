import { Module } from '@nestjs/common';
import { DebugController } from './debug.controller';

/** What web frontends are told of the gateway's set-up. */
@Module({ controllers: [DebugController] })
export class DebugModule {}
