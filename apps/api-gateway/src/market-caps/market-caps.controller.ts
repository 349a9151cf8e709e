import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../http-errors/problem.dto';
import { RateCost, RateTier } from '../rate-limits/routes/rate-tier.decorator';
import {
  MOST_TOKENS_A_REFRESH,
  RefreshedMarketCapsDto,
  RefreshMarketCapsDto,
} from './refresh-market-caps.dto';
import { RequestedRefreshService } from './requested-refresh.service';

/** Tokens that the refresh will read. A list that is too long will be refused, and so it costs nothing. */
function tokensToRead(body: unknown): number {
  const ids = (body as { token_ids?: unknown } | null | undefined)?.token_ids;
  return Array.isArray(ids) && ids.length <= MOST_TOKENS_A_REFRESH ? new Set(ids).size : 0;
}

@ApiTags('Tokens')
@Controller()
export class MarketCapsController {
  constructor(private readonly refreshes: RequestedRefreshService) {}

  @Post(['api/tokens/refresh-market-caps', 'tokens/refresh-market-caps'])
  @RateTier('market_cap_refresh')
  @RateCost(tokensToRead)
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Reads the present market caps of tokens again',
    description:
      'Thirty tokens take one call to DexScreener. When a call fails, its tokens fail and no others. Each token counts as one in the limit market_cap_credits.',
  })
  @ApiOkResponse({ type: RefreshedMarketCapsDto, description: 'Also when some or all tokens failed' })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'REQUEST_MALFORMED' })
  @ApiUnprocessableEntityResponse({
    type: ProblemDto,
    description: 'REQUEST_FIELD_INVALID, RATE_COST_TOO_LARGE',
  })
  refresh(@Body() { token_ids: ids }: RefreshMarketCapsDto): Promise<RefreshedMarketCapsDto> {
    return this.refreshes.refresh(ids);
  }
}
