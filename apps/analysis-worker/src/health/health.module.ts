import { Module } from '@nestjs/common';
import { AnalysesModule } from '../analyses/analyses.module';
import { HealthController } from './health.controller';

@Module({ imports: [AnalysesModule], controllers: [HealthController] })
export class HealthModule {}
