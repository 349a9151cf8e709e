import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsBoolean } from 'class-validator';
import { MayBeAbsent, SolanaAddress } from '../../validation/rules';
import { MOST_ADDRESSES } from '../../wallets/wallet-addresses';
import { LONGEST_TAG, TagText } from './tag-text';

const WALLET = '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin';
const tag = { minLength: 1, maxLength: LONGEST_TAG, example: 'whale' };

/** Path of the routes of one wallet. */
export class WalletPathDto {
  @ApiProperty({ example: WALLET })
  @SolanaAddress()
  wallet_address: string;
}

/** Path of GET /tags/{tag}/wallets. */
export class TagPathDto {
  @ApiProperty(tag)
  @TagText()
  tag: string;
}

/** Body of POST /wallets/{wallet_address}/tags. */
export class AddTagDto {
  @ApiProperty({ ...tag, description: 'Taken without the space around it; case counts' })
  @TagText()
  tag: string;

  @ApiPropertyOptional({ default: false, description: 'Marks a key opinion leader' })
  @MayBeAbsent()
  @IsBoolean({ message: 'must be true or false' })
  is_kol?: boolean;
}

/** Body of DELETE /wallets/{wallet_address}/tags. */
export class RemoveTagDto {
  @ApiProperty(tag)
  @TagText()
  tag: string;
}

/** Body of POST /wallets/batch-tags. */
export class BatchTagsDto {
  @ApiProperty({
    type: [String],
    maxItems: MOST_ADDRESSES,
    example: [WALLET],
    description: 'Solana addresses',
  })
  @IsArray({ message: 'must be a list of Solana addresses' })
  addresses: unknown[];
}
