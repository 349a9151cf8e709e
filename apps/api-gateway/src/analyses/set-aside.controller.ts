import { Controller, Get, HttpCode, HttpStatus, Param, Post, Res, UseGuards } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OperatorGuard } from '../access/operator.guard';
import { ProblemDto } from '../http-errors/problem.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { SubmittedAnalysisDto } from './dto/analysis.dto';
import { SetAsideListDto } from './dto/set-aside.dto';
import { SetAsideService } from './set-aside.service';

@ApiTags('Operators')
@ApiHeader({ name: 'X-API-Key', required: true, description: 'The key whose hash is ADMIN_KEY_HASH' })
@ApiUnauthorizedResponse({ type: ProblemDto, description: 'API_KEY_UNKNOWN' })
@ApiForbiddenResponse({ type: ProblemDto, description: 'ADMIN_KEY_NEEDED' })
@UseGuards(OperatorGuard)
@Controller('analysis')
export class SetAsideController {
  constructor(private readonly setAside: SetAsideService) {}

  @Get('set-aside')
  @RateTier('browse')
  @ApiOperation({
    summary: 'Analyses that lost the process they ran in too often, newest first, with the evidence',
  })
  @ApiOkResponse({ type: SetAsideListDto })
  list(): Promise<SetAsideListDto> {
    return this.setAside.list();
  }

  @Post(':job_id/replay')
  @RateTier('write')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ summary: 'Begins a set-aside analysis again from its checkpoint, as a new analysis' })
  @ApiParam({ name: 'job_id', format: 'uuid' })
  @ApiAcceptedResponse({ type: SubmittedAnalysisDto })
  @ApiOkResponse({ type: SubmittedAnalysisDto, description: 'One that buys the same is under way already' })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'ANALYSIS_NOT_FOUND' })
  @ApiConflictResponse({ type: ProblemDto, description: 'ANALYSIS_NOT_SET_ASIDE' })
  @ApiServiceUnavailableResponse({
    type: ProblemDto,
    description: 'POOL_FULL, QUEUE_DISABLED, QUEUE_UNREACHABLE, SERVICE_STOPPING',
  })
  async replay(
    @Param('job_id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmittedAnalysisDto> {
    const submitted = await this.setAside.replay(id);
    if (submitted.coalesced) reply.status(HttpStatus.OK);
    return submitted;
  }
}
