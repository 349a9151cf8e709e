import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Cached } from '../caches/cached.decorator';
import { ProblemDto } from '../http-errors/problem.dto';
import { PartQueryDto } from '../lists/part-query.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { TokenDetailDto } from './token-detail.dto';
import { TokenHistoryDto } from './token-history.dto';
import { parseTokenId } from './token-id';
import { TokensResponseDto } from './token.dto';
import { TokensService } from './tokens.service';

@ApiTags('Tokens')
@Controller('api/tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get('history')
  @Cached('token_history', 'tokens')
  @RateTier('read')
  @ApiOperation({ summary: 'All tokens that are not deleted, newest analysis first' })
  @ApiOkResponse({ type: TokensResponseDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  history(@Query() query: PartQueryDto): Promise<TokensResponseDto> {
    return this.tokens.list('history', query);
  }

  @Get(':token_id')
  @Cached('token_detail', 'tokens', 'wallets')
  @RateTier('browse')
  @ApiOperation({ summary: 'One token with the early buyers of its latest run' })
  @ApiParam({ name: 'token_id', type: 'integer', example: 3 })
  @ApiOkResponse({ type: TokenDetailDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'TOKEN_NOT_FOUND, also for a deleted token' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  async detail(@Param('token_id') tokenId: string): Promise<TokenDetailDto> {
    return this.tokens.detail(parseTokenId(tokenId));
  }

  @Get(':token_id/history')
  @Cached('token_runs', 'tokens', 'wallets')
  @RateTier('browse')
  @ApiOperation({ summary: 'All runs of a token with the early buyers of each, newest first' })
  @ApiParam({ name: 'token_id', type: 'integer', example: 3 })
  @ApiOkResponse({ type: TokenHistoryDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'TOKEN_NOT_FOUND, also for a deleted token' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  async runs(@Param('token_id') tokenId: string): Promise<TokenHistoryDto> {
    return this.tokens.runs(parseTokenId(tokenId));
  }
}
