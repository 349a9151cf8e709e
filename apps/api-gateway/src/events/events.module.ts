import { Module } from '@nestjs/common';
import { AnalysisEventsController } from './analysis-events.controller';
import { AnalysisFeeds } from './analysis-feeds';
import { eventStream } from './event-stream.provider';
import { EventsGateway } from './events.gateway';
import { EventsService } from './events.service';
import { defaultFeedLimits, FEED_LIMITS } from './feed-limits';

@Module({
  controllers: [AnalysisEventsController],
  providers: [
    eventStream,
    EventsService,
    EventsGateway,
    AnalysisFeeds,
    { provide: FEED_LIMITS, useFactory: defaultFeedLimits },
  ],
  exports: [EventsService],
})
export class EventsModule {}
