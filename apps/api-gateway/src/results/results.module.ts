import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module';
import { AnalysisStartsService } from './analysis-starts.service';
import { ResultsService } from './results.service';

@Module({
  imports: [EventsModule],
  providers: [ResultsService, AnalysisStartsService],
  exports: [ResultsService, AnalysisStartsService],
})
export class ResultsModule {}
