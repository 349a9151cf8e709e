import { ApiProperty } from '@nestjs/swagger';

/** Answer of the routes that move a token. */
export class MessageDto {
  @ApiProperty({ description: 'What was done, or why nothing had to be', example: 'Token 3 was restored' })
  message: string;
}
