import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { BodyLimit } from '../http-errors/body-limit.decorator';
import { ProblemDto } from '../http-errors/problem.dto';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { ADDRESSES_LIMIT_BYTES } from '../wallets/wallet-addresses';
import { TagMessageDto, WalletTagDto, WalletTagsDto } from './dto/tag-answers.dto';
import { AddTagDto, BatchTagsDto, RemoveTagDto, WalletPathDto } from './dto/tag-requests.dto';
import { TagsService } from './tags.service';

const malformed = { type: ProblemDto, description: 'ADDRESS_MALFORMED, REQUEST_MALFORMED' };
const invalid = { type: ProblemDto, description: 'REQUEST_FIELD_INVALID' };

@ApiTags('Tags')
@ApiExtraModels(WalletTagDto)
@Controller('wallets')
export class WalletTagsController {
  constructor(private readonly tags: TagsService) {}

  @Get(':wallet_address/tags')
  @RateTier('browse')
  @ApiOperation({ summary: 'Tags of a wallet' })
  @ApiOkResponse({ type: WalletTagsDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'ADDRESS_MALFORMED' })
  async ofWallet(@Param() { wallet_address: wallet }: WalletPathDto): Promise<WalletTagsDto> {
    return { tags: await this.tags.ofWallet(wallet) };
  }

  @Post(':wallet_address/tags')
  @RateTier('write')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Gives a tag to a wallet' })
  @ApiOkResponse({ type: TagMessageDto })
  @ApiBadRequestResponse(malformed)
  @ApiConflictResponse({
    type: ProblemDto,
    description: 'TAG_ALREADY_GIVEN: the wallet has exactly this tag',
  })
  @ApiUnprocessableEntityResponse(invalid)
  async add(
    @Param() { wallet_address: wallet }: WalletPathDto,
    @Body() { tag, is_kol: isKol = false }: AddTagDto,
  ): Promise<TagMessageDto> {
    await this.tags.add(wallet, { tag, isKol });
    return { message: 'Tag added' };
  }

  @Delete(':wallet_address/tags')
  @RateTier('write')
  @ApiOperation({ summary: 'Takes a tag from a wallet' })
  @ApiOkResponse({ type: TagMessageDto })
  @ApiBadRequestResponse(malformed)
  @ApiNotFoundResponse({ type: ProblemDto, description: 'TAG_NOT_FOUND: the wallet does not have this tag' })
  @ApiUnprocessableEntityResponse(invalid)
  async remove(
    @Param() { wallet_address: wallet }: WalletPathDto,
    @Body() { tag }: RemoveTagDto,
  ): Promise<TagMessageDto> {
    await this.tags.remove(wallet, tag);
    return { message: 'Tag removed' };
  }

  @Post('batch-tags')
  @RateTier('browse')
  @BodyLimit(ADDRESSES_LIMIT_BYTES)
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Tags of many wallets, by address' })
  @ApiOkResponse({
    schema: {
      type: 'object',
      additionalProperties: { type: 'array', items: { $ref: getSchemaPath(WalletTagDto) } },
      example: { '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin': [{ tag: 'whale', is_kol: false }] },
    },
  })
  @ApiBadRequestResponse(malformed)
  @ApiUnprocessableEntityResponse(invalid)
  @ApiPayloadTooLargeResponse({ type: ProblemDto, description: 'REQUEST_TOO_LARGE, from 1 MiB on' })
  ofWallets(@Body() { addresses }: BatchTagsDto): Promise<Record<string, WalletTagDto[]>> {
    return this.tags.ofWallets(addresses);
  }
}
