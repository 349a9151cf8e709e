import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { HeliusWebhook } from '@meridinate/helius-client';
import type { Database } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../database/database.module';
import { WALL_CLOCK, type WallClock } from '../market-caps/wall-clock';
import { SETTINGS } from '../settings/settings.module';
import { checkCallbackUrl } from './callback-url';
import { readDelivery } from './delivered-transactions';
import type { DeliveryDto } from './callback.dto';
import { WebhooksService } from './webhooks.service';

/** Watches the early buyers of tokens, and counts what is delivered of them. */
@Injectable()
export class WatchingService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WALL_CLOCK) private readonly now: WallClock,
    private readonly webhooks: WebhooksService,
  ) {}

  /**
   * Makes a webhook for the early buyers of a token's latest run, and then watches those of them that
   * nobody watches yet.
   *
   * @param url of the deliveries; null takes the configured one
   * @throws MeridinateError REQUEST_FIELD_INVALID, TOKEN_NOT_FOUND, TOKEN_WITHOUT_EARLY_BUYERS, and as
   * {@link WebhooksService.create}
   */
  async watchEarlyBuyers(tokenId: number, url: string | null): Promise<HeliusWebhook> {
    if (url !== null) checkCallbackUrl(url, this.settings.webhooks);
    const id = String(tokenId);
    const found = await this.database.tokens.find(tokenId);
    if (found === null) throw new MeridinateError('TOKEN_NOT_FOUND', { id });
    const addresses = [...new Set(found.earlyBuyers.map(({ walletAddress }) => walletAddress))];
    if (addresses.length === 0) throw new MeridinateError('TOKEN_WITHOUT_EARLY_BUYERS', { id });
    const webhook = await this.webhooks.create(addresses, url);
    await this.watch(addresses, `Early buyer of ${found.token.mint}`);
    return webhook;
  }

  /** @throws MeridinateError as {@link readDelivery} */
  async receive(body: unknown): Promise<DeliveryDto> {
    const { transactions, skipped } = readDelivery(body);
    const { fresh, notifications } = await this.database.webhookDeliveries.record(transactions, this.now());
    const received = transactions.length + skipped;
    return { status: 'success', processed: received, received, new: fresh, watched: notifications, skipped };
  }

  private async watch(addresses: readonly string[], note: string): Promise<void> {
    const registeredAt = this.now();
    await this.database.watchedAddresses.importAll(
      addresses.map((address) => ({
        ...{ address, note, threshold: null, registeredAt },
        ...{ totalNotifications: 0, lastNotificationAt: null },
      })),
    );
  }
}
