import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { NumberFrom, PlainText, SolanaAddress, WholeNumber } from '../validation/rules';
import { TimeText } from './time-text';

export const MOST_ENTRIES = 50_000;
const LONGEST_NOTE = 1_000;
const MOST_NOTIFICATIONS = 1_000_000_000;

const optional = { nullable: true } as const;
const time = (description: string) => ({
  type: String,
  nullable: true,
  example: '2025-11-20 12:34:56',
  description: `${description}; naive UTC, or ISO 8601 with an offset`,
});

/** One address to be watched, as GET /addresses shows it. */
export class ImportAddressEntryDto {
  @ApiProperty({ example: '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM' })
  @SolanaAddress()
  address: string;

  @ApiPropertyOptional(time('Now when left out'))
  @IsOptional()
  @TimeText()
  registered_at?: string | null;

  @ApiPropertyOptional({ type: Number, minimum: 0, ...optional, example: null })
  @IsOptional()
  @NumberFrom(0)
  threshold?: number | null;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MOST_NOTIFICATIONS, ...optional, example: 3 })
  @IsOptional()
  @WholeNumber({ min: 0, max: MOST_NOTIFICATIONS })
  total_notifications?: number | null;

  @ApiPropertyOptional(time('Never when left out'))
  @IsOptional()
  @TimeText()
  last_notification?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: LONGEST_NOTE, ...optional, example: 'buys early' })
  @IsOptional()
  @PlainText(LONGEST_NOTE)
  note?: string | null;
}

/** Body of POST /import. Its entries are checked one by one, so that a bad one does not lose the others. */
export class ImportAddressesDto {
  @ApiProperty({ type: [ImportAddressEntryDto], maxItems: MOST_ENTRIES })
  @ArrayMaxSize(MOST_ENTRIES, { message: `must be a list of at most ${MOST_ENTRIES} entries` })
  addresses: unknown[];
}

/** An entry that was left out. */
export class InvalidEntryDto {
  @ApiProperty({ type: 'integer', example: 4, description: 'Its place in the list; the first is 0' })
  index: number;
  @ApiProperty({
    type: String,
    ...optional,
    example: 'abc',
    description: 'As it came, cut; null when no text',
  })
  address: string | null;
  @ApiProperty({ example: 'address must be a Solana address as text, not "abc"' })
  reason: string;
}

/** Answer of POST /import. */
export class ImportedAddressesDto {
  @ApiProperty({ enum: ['success'], example: 'success' })
  status: 'success';
  @ApiProperty({ example: '7 of 9 entries were imported.' })
  message: string;
  @ApiProperty({ type: 'integer', example: 7, description: 'Entries that are watched now and were not' })
  imported: number;
  @ApiProperty({ type: 'integer', example: 1, description: 'Watched already, or named before in the list' })
  skipped: number;
  @ApiProperty({ type: 'integer', example: 40, description: 'Addresses that are watched now' })
  total: number;
  @ApiProperty({ type: [InvalidEntryDto], description: 'Entries of which nothing was stored' })
  invalid: InvalidEntryDto[];
}
