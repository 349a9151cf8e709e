import { Module } from '@nestjs/common';
import { StoppingState } from './stopping-state';

@Module({ providers: [StoppingState], exports: [StoppingState] })
export class StoppingModule {}
