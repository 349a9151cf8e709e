import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { PlainText, WholeNumber } from '../validation/rules';

const ID = '6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';
const URL_EXAMPLE = 'https://example.org/webhooks/callback';
const LONGEST_URL = 2_048;

export class CreateWebhookDto {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    example: 7,
    description: 'Token whose early buyers are watched',
  })
  @WholeNumber({ min: 1 })
  token_id: number;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: LONGEST_URL,
    example: URL_EXAMPLE,
    description:
      'Another receiver than this service; its deliveries carry no secret. https, not in a private network. WEBHOOK_CALLBACK_URL, with WEBHOOK_SECRET, when absent, null or empty',
  })
  @IsOptional()
  @PlainText(LONGEST_URL)
  webhook_url?: string | null;
}

export class CreatedWebhookDto {
  @ApiProperty({ example: 'created' })
  status: 'created';

  @ApiProperty({ example: `Webhook ${ID} watches 10 wallets` })
  message: string;

  @ApiProperty({ example: 7 })
  token_id: number;

  @ApiProperty({ example: 10 })
  wallets_monitored: number;

  @ApiProperty({ example: ID })
  webhook_id: string;

  @ApiProperty({ example: URL_EXAMPLE })
  webhook_url: string;
}

/** A webhook in the words of Helius, without the secret of its deliveries. */
export class WebhookDto {
  @ApiProperty({ example: ID })
  webhookID: string;

  @ApiProperty({ example: URL_EXAMPLE })
  webhookURL: string;

  @ApiProperty({ type: [String], example: ['ANY'] })
  transactionTypes: string[];

  @ApiProperty({ type: [String], example: ['So11111111111111111111111111111111111111112'] })
  accountAddresses: string[];

  @ApiProperty({ example: 'enhanced' })
  webhookType: string;

  @ApiProperty({ example: true, description: 'False once Helius has turned it off for failed deliveries' })
  active: boolean;
}

export class WebhookListDto {
  @ApiProperty({ example: 1 })
  total: number;

  @ApiProperty({ type: [WebhookDto] })
  webhooks: WebhookDto[];
}

export class DeletedWebhookDto {
  @ApiProperty({ example: 'deleted' })
  status: 'deleted';

  @ApiProperty({ example: `Webhook ${ID} is deleted` })
  message: string;

  @ApiProperty({ example: ID })
  webhook_id: string;
}
