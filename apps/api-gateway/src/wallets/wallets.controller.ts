import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import {
  ApiBadGatewayResponse,
  ApiBadRequestResponse,
  ApiGatewayTimeoutResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Cached } from '../caches/cached.decorator';
import { BodyLimit } from '../http-errors/body-limit.decorator';
import { ProblemDto } from '../http-errors/problem.dto';
import { RateCost, RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { MultiTokenWalletsDto, MultiTokenWalletsQueryDto } from './dto/multi-token-wallet.dto';
import { RefreshBalancesDto, RefreshedBalancesDto } from './dto/refresh-balances.dto';
import { ADDRESSES_LIMIT_BYTES, MOST_ADDRESSES } from './wallet-addresses';
import { WalletsService } from './wallets.service';

/** Wallets that the refresh will read. A list that is too long will be refused, and so it costs nothing. */
function walletsToRead(body: unknown): number {
  const list = (body as { wallet_addresses?: unknown } | null | undefined)?.wallet_addresses;
  return Array.isArray(list) && list.length <= MOST_ADDRESSES ? new Set(list).size : 0;
}

@ApiTags('Wallets')
@Controller()
export class WalletsController {
  constructor(private readonly wallets: WalletsService) {}

  @Get('multi-token-wallets')
  @Cached('multi_token_wallets', 'tokens', 'wallets')
  @RateTier('read')
  @ApiOperation({ summary: 'Wallets that are early buyers of several tokens, most tokens first' })
  @ApiOkResponse({ type: MultiTokenWalletsDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  multiToken(@Query() query: MultiTokenWalletsQueryDto): Promise<MultiTokenWalletsDto> {
    return this.wallets.multiToken(query);
  }

  @Post('wallets/refresh-balances')
  @RateTier('balance_refresh')
  @RateCost(walletsToRead)
  @BodyLimit(ADDRESSES_LIMIT_BYTES)
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Reads the SOL balances of wallets again',
    description:
      'One Helius credit for each hundred wallets. Wallets that could not be read have success false; ' +
      'where none could be read the answer is an error.',
  })
  @ApiOkResponse({ type: RefreshedBalancesDto })
  @ApiBadRequestResponse({
    type: ProblemDto,
    description: 'ADDRESS_MALFORMED with the place of the entry, REQUEST_MALFORMED',
  })
  @ApiPayloadTooLargeResponse({ type: ProblemDto, description: 'REQUEST_TOO_LARGE, from 1 MiB on' })
  @ApiUnprocessableEntityResponse({
    type: ProblemDto,
    description: 'REQUEST_FIELD_INVALID, RATE_COST_TOO_LARGE',
  })
  @ApiBadGatewayResponse({
    type: ProblemDto,
    description:
      'UPSTREAM_KEY_REJECTED, UPSTREAM_PLAN_REFUSED, UPSTREAM_REQUEST_REJECTED, UPSTREAM_UNREACHABLE, ' +
      'UPSTREAM_FAILED, UPSTREAM_ANSWER_UNREADABLE: no wallet could be read',
  })
  @ApiServiceUnavailableResponse({
    type: ProblemDto,
    description:
      'UPSTREAM_RATE_LIMITED, UPSTREAM_CREDITS_EXHAUSTED: no wallet could be read; SERVICE_STOPPING',
  })
  @ApiGatewayTimeoutResponse({ type: ProblemDto, description: 'UPSTREAM_TIMED_OUT: no wallet could be read' })
  refreshBalances(
    @Body() { wallet_addresses: addresses }: RefreshBalancesDto,
  ): Promise<RefreshedBalancesDto> {
    return this.wallets.refreshBalances(addresses);
  }
}
