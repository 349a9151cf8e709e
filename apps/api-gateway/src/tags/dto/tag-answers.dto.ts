import { ApiProperty } from '@nestjs/swagger';

const WALLET = '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin';
const nextCursor = {
  ...{ type: String, nullable: true, example: null },
  description: 'Asks for what follows; null at the end of the list',
};

/** A tag of a wallet. */
export class WalletTagDto {
  @ApiProperty({ example: 'whale' })
  tag: string;
  @ApiProperty({ example: false, description: 'Marks a key opinion leader' })
  is_kol: boolean;
}

/** Answer of GET /wallets/{wallet_address}/tags. */
export class WalletTagsDto {
  @ApiProperty({ type: [WalletTagDto] })
  tags: WalletTagDto[];
}

/** Answer of a change of tags. */
export class TagMessageDto {
  @ApiProperty({ example: 'Tag added' })
  message: string;
}

/** Answer of GET /tags. */
export class TagsDto {
  @ApiProperty({ type: [String], example: ['sniper', 'whale'] })
  tags: string[];
}

/** Answer of GET /tags/{tag}/wallets. */
export class WalletsOfTagDto {
  @ApiProperty({ type: [String], example: [WALLET] })
  wallets: string[];
  @ApiProperty(nextCursor)
  next_cursor: string | null;
}

/** A wallet that has tags. */
export class CodexWalletDto {
  @ApiProperty({ example: WALLET })
  wallet_address: string;
  @ApiProperty({ type: [WalletTagDto] })
  tags: WalletTagDto[];
  @ApiProperty({
    ...{ type: 'integer', example: 3 },
    description: 'Tokens that are not deleted of which it is an early buyer',
  })
  token_count: number;
}

/** Answer of GET /codex. */
export class CodexDto {
  @ApiProperty({ type: [CodexWalletDto] })
  wallets: CodexWalletDto[];
  @ApiProperty(nextCursor)
  next_cursor: string | null;
}
