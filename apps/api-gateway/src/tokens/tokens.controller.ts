import { Controller, Get, Param } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { TokenDetailDto } from './token-detail.dto';
import { parseTokenId } from './token-id';
import { TokensResponseDto } from './token.dto';
import { TokensService } from './tokens.service';

@ApiTags('Tokens')
@Controller('api/tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get('history')
  @RateTier('read')
  @ApiOperation({ summary: 'All tokens that are not deleted, newest analysis first' })
  @ApiOkResponse({ type: TokensResponseDto })
  history(): Promise<TokensResponseDto> {
    return this.tokens.history();
  }

  @Get(':token_id')
  @RateTier('browse')
  @ApiOperation({ summary: 'One token with the early buyers of its latest run' })
  @ApiParam({ name: 'token_id', type: 'integer' })
  @ApiOkResponse({ type: TokenDetailDto })
  @ApiNotFoundResponse({ description: 'No token has this id, or it is deleted' })
  async detail(@Param('token_id') tokenId: string): Promise<TokenDetailDto> {
    return this.tokens.detail(parseTokenId(tokenId));
  }
}
