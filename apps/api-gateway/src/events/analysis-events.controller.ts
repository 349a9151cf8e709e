import { Readable } from 'node:stream';
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import {
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ProblemDto } from '../http-errors/problem.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { AnalysisFeeds } from './analysis-feeds';
import { FEED_LIMITS, type FeedLimits } from './feed-limits';
import { sequenceSeen } from './last-event-id';
import { stateStream } from './state-stream';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  /** nginx and others that read it would else hold events back until a buffer is full. */
  'x-accel-buffering': 'no',
};

const EXAMPLE = 'retry: 2000\n\nevent: analysis\nid: 7\ndata: {"status":"completed","sequence":7}\n\n';

@ApiTags('Analysis')
@Controller()
export class AnalysisEventsController {
  constructor(
    private readonly feeds: AnalysisFeeds,
    @Inject(FEED_LIMITS) private readonly limits: FeedLimits,
  ) {}

  @Get('analysis/:job_id/events')
  @RateTier('event_stream')
  @ApiOperation({
    summary: 'State and progress of one analysis as Server-Sent Events',
    description:
      'Events are named analysis, their data is the answer of GET /analysis/{job_id} and their id its ' +
      'sequence. The first comes at once, the last when the analysis has ended; then the stream ends.',
  })
  @ApiParam({ name: 'job_id', format: 'uuid' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last id the client has seen' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string', example: EXAMPLE } })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'ANALYSIS_NOT_FOUND' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  @ApiServiceUnavailableResponse({
    type: ProblemDto,
    description: 'EVENT_LISTENERS_FULL; SERVICE_STOPPING; both with Retry-After',
  })
  async follow(
    @Param('job_id') id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = sequenceSeen(lastEventId);
    const seat = this.feeds.join(id);
    reply.raw.once('close', () => seat.leave());
    // Who left before this line is heard of no more.
    if (reply.raw.destroyed) seat.leave();
    await seat.feed.read();
    const states = stateStream(seat, after, this.limits.keepAliveMs);
    void reply.headers(HEADERS).send(Readable.from(states));
  }
}
