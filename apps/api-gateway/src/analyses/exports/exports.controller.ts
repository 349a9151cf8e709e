import { applyDecorators, Controller, Get, Param, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ProblemDto } from '../../http-errors/problem.dto';
import { RateTier } from '../../rate-limits/routes/rate-tier.decorator';
import { AxiomWalletDto } from '../../tokens/token-detail.dto';
import { ExportsService } from './exports.service';

const CSV = 'text/csv; charset=utf-8';
const CSV_EXAMPLE = [
  'wallet_address,first_buy_timestamp,total_usd,transaction_count,average_buy_usd,wallet_balance_usd,rank,first_buy_slot,first_buy_signature',
  '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin,2025-11-20 12:34:56,252.5,2,126.25,150,1,312345678,5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW',
  '',
].join('\r\n');
const DISPOSITION = {
  'Content-Disposition': {
    description: 'An attachment that is named after the token',
    schema: { type: 'string' as const },
  },
};

const ExportsAnalysis = (): MethodDecorator =>
  applyDecorators(
    RateTier('browse'),
    ApiParam({ name: 'job_id', format: 'uuid' }),
    ApiNotFoundResponse({ type: ProblemDto, description: 'ANALYSIS_NOT_FOUND' }),
    ApiConflictResponse({ type: ProblemDto, description: 'ANALYSIS_NOT_COMPLETED' }),
  );

@ApiTags('Analysis')
@Controller('analysis/:job_id')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('csv')
  @ExportsAnalysis()
  @ApiOperation({
    summary: 'The early buyers of a completed analysis as a table',
    description:
      'RFC 4180 with a header row. Times are naive UTC, what is not known is empty, and text that a spreadsheet would take for a formula has an apostrophe in front.',
  })
  @ApiOkResponse({
    description: 'Earliest buyer first',
    headers: DISPOSITION,
    content: { 'text/csv': { schema: { type: 'string' }, example: CSV_EXAMPLE } },
  })
  async csv(@Param('job_id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { disposition, content } = await this.exports.csv(id);
    void reply.headers({ 'content-type': CSV, 'content-disposition': disposition });
    return content;
  }

  @Get('axiom')
  @ExportsAnalysis()
  @ApiOperation({
    summary: 'The early buyers of a completed analysis, to import into the wallet tracker of Axiom',
  })
  @ApiOkResponse({ type: [AxiomWalletDto], description: 'Earliest buyer first', headers: DISPOSITION })
  async axiom(
    @Param('job_id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AxiomWalletDto[]> {
    const { disposition, content } = await this.exports.axiom(id);
    void reply.header('content-disposition', disposition);
    return content;
  }
}
