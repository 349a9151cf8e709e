import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { AnalysisRoad } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../access/caller';
import { ProblemDto } from '../http-errors/problem.dto';
import { creditRefusalOf } from '../rate-limits/budget/credit-refusal';
import { SpendsCredits } from '../rate-limits/budget/spends-credits.decorator';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { SETTINGS } from '../settings/settings.module';
import { AnalysesService } from './analyses.service';
import {
  AnalysisDto,
  AnalysisListDto,
  CancelledAnalysisDto,
  type SubmittedAnalysisDto,
} from './dto/analysis.dto';
import { AnalyzeTokenDto } from './dto/analyze-token.dto';
import { ListAnalysesDto } from './dto/list-analyses.dto';
import { DescribesSubmission } from './dto/submission-responses';
import { idempotencyKeyOf } from './submission/idempotency-key';
import { type SubmissionContext, SubmissionsService } from './submission/submissions.service';

@ApiTags('Analysis')
@Controller()
export class AnalysesController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly analyses: AnalysesService,
    private readonly submissions: SubmissionsService,
  ) {}

  @Post('analyze/token')
  @RateTier('analysis')
  @SpendsCredits()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ summary: 'Finds the early buyers of a token in the threads of this process' })
  @DescribesSubmission('POOL_FULL')
  async analyze(
    @Body() body: AnalyzeTokenDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmittedAnalysisDto> {
    return answer(await this.submissions.submit(body, this.contextOf(request, 'in_process')), reply);
  }

  @Post('analyze/token/redis')
  @RateTier('analysis')
  @SpendsCredits()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ summary: 'Finds the early buyers of a token in a worker, by way of the Redis queue' })
  @DescribesSubmission('QUEUE_DISABLED, QUEUE_UNREACHABLE')
  async analyzeQueued(
    @Body() body: AnalyzeTokenDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmittedAnalysisDto> {
    return answer(await this.submissions.submit(body, this.contextOf(request, 'redis')), reply);
  }

  @Get('analysis')
  @RateTier('browse')
  @ApiOperation({ summary: 'Analyses, newest first' })
  @ApiOkResponse({ type: AnalysisListDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  list(@Query() query: ListAnalysesDto): Promise<AnalysisListDto> {
    return this.analyses.list(query);
  }

  @Get('analysis/:job_id')
  @RateTier('browse')
  @ApiOperation({ summary: 'State, place, progress and result of one analysis' })
  @ApiParam({ name: 'job_id', format: 'uuid' })
  @ApiOkResponse({ type: AnalysisDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'ANALYSIS_NOT_FOUND' })
  find(@Param('job_id') id: string): Promise<AnalysisDto> {
    return this.analyses.find(id);
  }

  @Delete('analysis/:job_id')
  @RateTier('write')
  @ApiOperation({ summary: 'Cancels an analysis; what it has paid by then stays in its credits' })
  @ApiParam({ name: 'job_id', format: 'uuid' })
  @ApiOkResponse({ type: CancelledAnalysisDto, description: 'It is cancelled' })
  @ApiAcceptedResponse({ type: CancelledAnalysisDto, description: 'Its run has been told to stop' })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'ANALYSIS_NOT_FOUND' })
  @ApiConflictResponse({ type: ProblemDto, description: 'ANALYSIS_ALREADY_ENDED' })
  async cancel(
    @Param('job_id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CancelledAnalysisDto> {
    const cancelled = await this.analyses.cancel(id);
    if (cancelled.status === 'cancelling') reply.status(HttpStatus.ACCEPTED);
    return cancelled;
  }

  private contextOf(request: FastifyRequest, road: AnalysisRoad): SubmissionContext {
    const caller = callerOf(request, this.settings.access);
    const idempotencyKey = idempotencyKeyOf(request);
    return { caller, idempotencyKey, road, refusal: creditRefusalOf(request) };
  }
}

function answer(submitted: SubmittedAnalysisDto, reply: FastifyReply): SubmittedAnalysisDto {
  if (submitted.coalesced || submitted.replayed) reply.status(HttpStatus.OK);
  return submitted;
}
