import { ApiProperty } from '@nestjs/swagger';

/** What became of a delivery. */
export class DeliveryDto {
  @ApiProperty({ example: 'success' })
  status: 'success';

  @ApiProperty({ example: 3, description: 'The same as received' })
  processed: number;

  @ApiProperty({ example: 3, description: 'Entries of the body' })
  received: number;

  @ApiProperty({ example: 1, description: 'Transactions that were not delivered before' })
  new: number;

  @ApiProperty({
    example: 2,
    description: 'Notifications counted: one for each watched address in each new transaction',
  })
  watched: number;

  @ApiProperty({ example: 1, description: 'Entries without a signature' })
  skipped: number;
}

/** A delivery of one transaction, for the API document. */
export const DELIVERY_EXAMPLE = [
  {
    signature: '5h6xBEauJ3PK6SWCZ1PGjBvj8vDdWG3KpwATGy1ARAXFSDwt8GFXM7W5Ncn16wmqokgpiKRLuS83KUxyZyv2sUYv',
    timestamp: 1_763_640_000,
    type: 'TRANSFER',
    feePayer: 'So11111111111111111111111111111111111111112',
    nativeTransfers: [
      {
        fromUserAccount: 'So11111111111111111111111111111111111111112',
        toUserAccount: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
        amount: 1_000_000,
      },
    ],
    tokenTransfers: [],
    accountData: [],
  },
];
