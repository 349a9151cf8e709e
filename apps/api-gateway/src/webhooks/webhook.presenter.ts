import type { HeliusWebhook } from '@meridinate/helius-client';
import type { WebhookDto } from './webhook.dto';

export const presentWebhook = (webhook: HeliusWebhook): WebhookDto => ({
  webhookID: webhook.id,
  webhookURL: webhook.url,
  transactionTypes: webhook.transactionTypes,
  accountAddresses: webhook.addresses,
  webhookType: webhook.type,
  active: webhook.active,
});
