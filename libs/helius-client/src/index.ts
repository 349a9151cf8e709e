export type { HeliusAccounts } from './accounts/accounts';
export { CREDIT_TABLE, creditTableOf, type CreditPrices, type CreditTable } from './credit-table';
export { createHeliusClient, type HeliusClient, type HeliusClientOptions } from './helius-client';
export type { HeliusHistory } from './history/history';
export type { PageRequest, ReadPage } from './history/read-page';
export type { HeliusWebhook } from './webhooks/webhook-answer';
export { createHeliusWebhooks, type HeliusWebhooks } from './webhooks/webhooks';
