import { ApiProperty } from '@nestjs/swagger';

/** Paths of the gateway itself. */
export class RootLinksDto {
  @ApiProperty({ example: '/docs', description: 'The API to read' })
  docs: string;
  @ApiProperty({ example: '/docs-json', description: 'The API as an OpenAPI document' })
  openapi: string;
  @ApiProperty({ example: '/health' })
  health: string;
  @ApiProperty({ example: '/metrics' })
  metrics: string;
  @ApiProperty({ example: '/rate-limit', description: 'Your own limits' })
  rate_limit: string;
  @ApiProperty({ example: '/ws', description: 'Live events, by WebSocket' })
  events: string;
}

/** Answer of GET /. */
export class RootDto {
  @ApiProperty({ example: 'Meridinate' })
  name: string;
  @ApiProperty({ example: 'Finds the earliest buyers of a Solana token.' })
  message: string;
  @ApiProperty({ example: '0.1.0' })
  version: string;
  @ApiProperty({ type: RootLinksDto })
  links: RootLinksDto;
}
