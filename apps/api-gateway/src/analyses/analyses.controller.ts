import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../http-errors/problem.dto';
import { AnalysesService } from './analyses.service';
import { AnalysisDto, AnalysisListDto, QueuedAnalysisDto } from './dto/analysis.dto';
import { AnalyzeTokenDto } from './dto/analyze-token.dto';
import { ListAnalysesDto } from './dto/list-analyses.dto';
import { type AnalysisRunner, QUEUED_RUNNER } from './runners/analysis-runner';
import { InProcessRunner } from './runners/in-process.runner';

@ApiTags('Analysis')
@Controller()
export class AnalysesController {
  constructor(
    private readonly analyses: AnalysesService,
    private readonly inProcess: InProcessRunner,
    @Inject(QUEUED_RUNNER) private readonly queued: AnalysisRunner,
  ) {}

  @Post('analyze/token')
  @HttpCode(202)
  @ApiOperation({ summary: 'Finds the early buyers of a token in the threads of this process' })
  @ApiAcceptedResponse({ type: QueuedAnalysisDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'ADDRESS_MALFORMED, REQUEST_MALFORMED' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: 'POOL_FULL, with Retry-After' })
  analyze(@Body() request: AnalyzeTokenDto): Promise<QueuedAnalysisDto> {
    return this.analyses.submit(request, this.inProcess);
  }

  @Post('analyze/token/redis')
  @HttpCode(202)
  @ApiOperation({ summary: 'Finds the early buyers of a token in a worker, by way of the Redis queue' })
  @ApiAcceptedResponse({ type: QueuedAnalysisDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'ADDRESS_MALFORMED, REQUEST_MALFORMED' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: 'QUEUE_DISABLED; QUEUE_UNREACHABLE' })
  analyzeQueued(@Body() request: AnalyzeTokenDto): Promise<QueuedAnalysisDto> {
    return this.analyses.submit(request, this.queued);
  }

  @Get('analysis')
  @ApiOperation({ summary: 'Analyses, newest first' })
  @ApiOkResponse({ type: AnalysisListDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  list(@Query() query: ListAnalysesDto): Promise<AnalysisListDto> {
    return this.analyses.list(query);
  }

  @Get('analysis/:job_id')
  @ApiOperation({ summary: 'State, progress and result of one analysis' })
  @ApiParam({ name: 'job_id', format: 'uuid' })
  @ApiOkResponse({ type: AnalysisDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'ANALYSIS_NOT_FOUND' })
  find(@Param('job_id') id: string): Promise<AnalysisDto> {
    return this.analyses.find(id);
  }
}
