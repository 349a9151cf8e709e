import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { HeliusWebhook, HeliusWebhooks } from '@meridinate/helius-client';
import type { Settings } from '@meridinate/settings';
import { UpstreamAccess } from '../engine/upstream-access';
import { WALL_CLOCK, type WallClock } from '../market-caps/wall-clock';
import { SETTINGS } from '../settings/settings.module';
import { KeptList } from './kept-list';
import { WEBHOOK_SOURCE } from './webhook-source';

/** Each reading call may cost a hundred credits, and anybody may read. */
const LIST_KEPT_MS = 5 * 60_000;

/** Ids of Helius are UUIDs; nothing else is worth a call. */
const MAY_BE_AN_ID = /^[A-Za-z0-9-]{1,64}$/;

/** The webhooks of the configured key at Helius, whoever made them. */
@Injectable()
export class WebhooksService {
  private readonly lists: KeptList<HeliusWebhook>;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(WEBHOOK_SOURCE) private readonly source: HeliusWebhooks,
    @Inject(WALL_CLOCK) now: WallClock,
    private readonly upstreams: UpstreamAccess,
  ) {
    this.lists = new KeptList(LIST_KEPT_MS, now);
  }

  /**
   * Has Helius deliver the transactions of these addresses. Only deliveries to this service carry its
   * secret: whoever runs another receiver could make up deliveries with it.
   *
   * @param url null takes the configured one
   * @throws MeridinateError WEBHOOKS_NOT_CONFIGURED, SERVICE_STOPPING, an UPSTREAM_ error
   */
  async create(addresses: readonly string[], url: string | null): Promise<HeliusWebhook> {
    const { callbackUrl, secret } = this.settings.webhooks;
    const target = url ?? callbackUrl;
    const isHere = url === null || url === callbackUrl;
    if (target === null || (isHere && secret === null)) throw this.notConfigured({ secret, target });
    this.refuseWithoutKey();
    const webhook = { url: target, addresses, authHeader: isHere ? secret : null };
    try {
      return await this.source.createWebhook(webhook, this.upstreams.open());
    } finally {
      this.lists.drop();
    }
  }

  /** As of at most five minutes ago. @throws MeridinateError as {@link create} */
  async list(): Promise<HeliusWebhook[]> {
    this.refuseWithoutKey();
    return this.lists.read(() => this.source.listWebhooks(this.upstreams.open()));
  }

  /** @throws MeridinateError WEBHOOK_NOT_FOUND, and as {@link create} */
  async read(id: string): Promise<HeliusWebhook> {
    if (!MAY_BE_AN_ID.test(id)) throw new MeridinateError('WEBHOOK_NOT_FOUND', { id });
    const listed = (await this.list()).find((webhook) => webhook.id === id);
    if (listed !== undefined) return listed;
    const webhook = await this.source.readWebhook(id, this.upstreams.open());
    if (webhook === null) throw new MeridinateError('WEBHOOK_NOT_FOUND', { id });
    this.lists.drop();
    return webhook;
  }

  /** @throws MeridinateError WEBHOOK_NOT_FOUND, and as {@link create} */
  async delete(id: string): Promise<void> {
    if (!MAY_BE_AN_ID.test(id)) throw new MeridinateError('WEBHOOK_NOT_FOUND', { id });
    this.refuseWithoutKey();
    try {
      const isDeleted = await this.source.deleteWebhook(id, this.upstreams.open());
      if (!isDeleted) throw new MeridinateError('WEBHOOK_NOT_FOUND', { id });
    } finally {
      this.lists.drop();
    }
  }

  private notConfigured(given: { secret: string | null; target: string | null }): MeridinateError {
    const missing = [
      ...(given.secret === null ? ['WEBHOOK_SECRET'] : []),
      ...(given.target === null ? ['WEBHOOK_CALLBACK_URL (or send webhook_url)'] : []),
    ];
    return new MeridinateError('WEBHOOKS_NOT_CONFIGURED', { missing });
  }

  private refuseWithoutKey(): void {
    if (this.settings.upstreams.heliusApiKey !== '') return;
    throw new MeridinateError('WEBHOOKS_NOT_CONFIGURED', { missing: ['HELIUS_API_KEY'] });
  }
}
