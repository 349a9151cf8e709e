import type { FactoryProvider } from '@nestjs/common';
import { createHeliusWebhooks, type HeliusWebhooks } from '@meridinate/helius-client';
import type { Settings } from '@meridinate/settings';
import { SETTINGS } from '../settings/settings.module';

/** Injection token of the {@link HeliusWebhooks} of the configured key. */
export const WEBHOOK_SOURCE = Symbol('WEBHOOK_SOURCE');

export const webhookSource: FactoryProvider<HeliusWebhooks> = {
  provide: WEBHOOK_SOURCE,
  inject: [SETTINGS],
  useFactory: ({ upstreams: { heliusApiUrl, heliusApiKey, timeoutMs, attempts } }: Settings) =>
    createHeliusWebhooks({ apiUrl: heliusApiUrl, apiKey: heliusApiKey, timeoutMs, attempts }),
};
