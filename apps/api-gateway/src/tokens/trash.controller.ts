import {
  applyDecorators,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { AdminOperation } from '../access/admin-operation.decorator';
import { Cached } from '../caches/cached.decorator';
import { ProblemDto } from '../http-errors/problem.dto';
import { PartQueryDto } from '../lists/part-query.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { MessageDto } from './message.dto';
import { parseTokenId } from './token-id';
import { TokensResponseDto } from './token.dto';
import { TokensService } from './tokens.service';
import { TrashService } from './trash.service';

const MovesToken = (): MethodDecorator =>
  applyDecorators(
    RateTier('write'),
    HttpCode(HttpStatus.OK),
    ApiParam({ name: 'token_id', type: 'integer', example: 3 }),
    ApiOkResponse({ type: MessageDto }),
    ApiNotFoundResponse({ type: ProblemDto, description: 'TOKEN_NOT_FOUND' }),
    ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' }),
  );

@ApiTags('Tokens')
@Controller('api/tokens')
export class TrashController {
  constructor(
    private readonly tokens: TokensService,
    private readonly trash: TrashService,
  ) {}

  @Get('trash')
  @Cached('token_trash', 'tokens')
  @RateTier('read')
  @ApiOperation({ summary: 'Deleted tokens, the last deleted first' })
  @ApiOkResponse({ type: TokensResponseDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'REQUEST_FIELD_INVALID' })
  list(@Query() query: PartQueryDto): Promise<TokensResponseDto> {
    return this.tokens.list('trash', query);
  }

  @Delete(':token_id')
  @MovesToken()
  @ApiOperation({
    summary: 'Moves a token to the trash',
    description: 'One that is there already stays there. A later analysis of its mint brings it back.',
  })
  async moveToTrash(@Param('token_id') tokenId: string): Promise<MessageDto> {
    return this.trash.moveToTrash(parseTokenId(tokenId));
  }

  @Post(':token_id/restore')
  @MovesToken()
  @ApiOperation({
    summary: 'Takes a token out of the trash',
    description: 'One that is not in the trash stays as it is.',
  })
  async restore(@Param('token_id') tokenId: string): Promise<MessageDto> {
    return this.trash.restore(parseTokenId(tokenId));
  }

  @Delete(':token_id/permanent')
  @AdminOperation()
  @MovesToken()
  @ApiOperation({
    summary: 'Deletes a token that is in the trash, with its runs and early buyers, for good',
    description: 'Its analyses stay, and so do tags and balances of wallets.',
  })
  @ApiConflictResponse({ type: ProblemDto, description: 'TOKEN_NOT_IN_TRASH: move it there first' })
  async deletePermanently(@Param('token_id') tokenId: string): Promise<MessageDto> {
    return this.trash.deletePermanently(parseTokenId(tokenId));
  }
}
