import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { PlainText, SolanaAddress } from '../validation/rules';
import { TimeText } from './time-text';

const LONGEST_NOTE = 1_000;
const EXAMPLE = '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM';
const optional = { nullable: true } as const;
const time = (description: string) => ({
  type: String,
  nullable: true,
  example: '2025-11-20 12:34:56',
  description: `${description}; naive UTC, or ISO 8601 with an offset`,
});

/** Body of POST /register. */
export class RegisterAddressDto {
  @ApiProperty({ example: EXAMPLE })
  @SolanaAddress()
  address: string;

  @ApiPropertyOptional({ type: String, ...optional, maxLength: LONGEST_NOTE, example: 'buys early' })
  @IsOptional()
  @PlainText(LONGEST_NOTE)
  note?: string | null;

  @ApiPropertyOptional(time('When it was registered, instead of now'))
  @IsOptional()
  @TimeText()
  timestamp?: string | null;
}

/** Body of PUT /address/{address}/note. */
export class AddressNoteDto {
  @ApiPropertyOptional({
    type: String,
    ...optional,
    maxLength: LONGEST_NOTE,
    example: 'buys early',
    description: 'Left out or null takes the note away',
  })
  @IsOptional()
  @PlainText(LONGEST_NOTE)
  note?: string | null;
}

/** A watched address; POST /import takes the same. */
export class WatchedAddressDto {
  @ApiProperty({ example: EXAMPLE })
  address: string;
  @ApiProperty({ type: String, ...optional, example: 'buys early' })
  note: string | null;
  @ApiProperty({ type: Number, ...optional, example: null, description: 'As it was imported; not used' })
  threshold: number | null;
  @ApiProperty({ example: '2025-11-20 12:34:56', description: 'Naive UTC' })
  registered_at: string;
  @ApiProperty({ type: 'integer', example: 3, description: 'Transactions of it that were told of' })
  total_notifications: number;
  @ApiProperty({ type: String, ...optional, example: '2025-11-20 12:34:56', description: 'Naive UTC' })
  last_notification: string | null;
}

/** Answer of POST /register and PUT /address/{address}/note. */
export class ChangedAddressDto extends WatchedAddressDto {
  @ApiProperty({ enum: ['success'], example: 'success' })
  status: 'success';
  @ApiProperty({ example: 'The address is watched from now on.' })
  message: string;
}

/** Answer of GET /addresses. */
export class WatchedAddressesDto {
  @ApiProperty({ type: 'integer', example: 1 })
  total: number;
  @ApiProperty({ type: [WatchedAddressDto], description: 'Newest registration first' })
  addresses: WatchedAddressDto[];
}

/** Answer of DELETE /address/{address}. */
export class RemovedAddressDto {
  @ApiProperty({ enum: ['success'], example: 'success' })
  status: 'success';
  @ApiProperty({ example: 'The address is no longer watched.' })
  message: string;
  @ApiProperty({ example: EXAMPLE })
  address: string;
}

/** Answer of POST /clear. */
export class ClearedAddressesDto {
  @ApiProperty({ enum: ['success'], example: 'success' })
  status: 'success';
  @ApiProperty({ example: 'No address is watched any more.' })
  message: string;
  @ApiProperty({ type: 'integer', example: 12, description: 'Addresses that were watched' })
  cleared: number;
}
