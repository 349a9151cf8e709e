import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { HeliusWebhook, HeliusWebhooks } from '@meridinate/helius-client';
import type { Database } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../database/database.module';
import { UpstreamAccess } from '../engine/upstream-access';
import { WALL_CLOCK, type WallClock } from '../market-caps/wall-clock';
import { SETTINGS } from '../settings/settings.module';
import { isSameUrl } from './callback-url';
import { KeptList } from './kept-list';
import { WEBHOOK_SOURCE } from './webhook-source';

/** Each reading call may cost a hundred credits, and anybody may read. */
const KEPT_FOR = { listMs: 5 * 60_000, errorMs: 10_000 };

/** Ids of Helius are UUIDs; nothing else is worth a call. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The webhooks of the configured key at Helius, whoever made them. */
@Injectable()
export class WebhooksService {
  private readonly lists: KeptList<HeliusWebhook>;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(WEBHOOK_SOURCE) private readonly source: HeliusWebhooks,
    @Inject(WALL_CLOCK) now: WallClock,
    @Inject(DATABASE) private readonly database: Database,
    private readonly upstreams: UpstreamAccess,
  ) {
    this.lists = new KeptList(KEPT_FOR, now);
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
    const isHere = url === null || (callbackUrl !== null && isSameUrl(url, callbackUrl));
    if (target === null || (isHere && secret === null)) throw this.notConfigured({ secret, target });
    this.refuseWithoutKey();
    const webhook = { url: target, addresses, authHeader: isHere ? secret : null };
    try {
      return await this.source.createWebhook(webhook, this.upstreams.open());
    } finally {
      await this.database.revisions.bump('webhooks');
    }
  }

  /**
   * As of at most five minutes ago, and never older than the last change that a gateway has made.
   * @throws MeridinateError as {@link create}; an error of Helius is repeated for ten seconds
   */
  async list(): Promise<HeliusWebhook[]> {
    this.refuseWithoutKey();
    const revision = await this.database.revisions.read(['webhooks']);
    return this.lists.read(revision, () => this.source.listWebhooks(this.upstreams.open()));
  }

  /**
   * One of {@link list}. Helius is not asked for an id that is not among them: anybody could have it asked
   * without end, at the cost of analyses.
   *
   * @throws MeridinateError WEBHOOK_NOT_FOUND, and as {@link list}
   */
  async read(id: string): Promise<HeliusWebhook> {
    const webhook = (await this.list()).find((listed) => listed.id === id);
    if (webhook === undefined) throw new MeridinateError('WEBHOOK_NOT_FOUND', { id });
    return webhook;
  }

  /** @throws MeridinateError WEBHOOK_NOT_FOUND, and as {@link create} */
  async delete(id: string): Promise<void> {
    if (!ID.test(id)) throw new MeridinateError('WEBHOOK_NOT_FOUND', { id });
    this.refuseWithoutKey();
    try {
      const isDeleted = await this.source.deleteWebhook(id, this.upstreams.open());
      if (!isDeleted) throw new MeridinateError('WEBHOOK_NOT_FOUND', { id });
    } finally {
      await this.database.revisions.bump('webhooks');
    }
  }

  private notConfigured(given: { secret: string | null; target: string | null }): MeridinateError {
    const missing = [
      ...(given.secret === null ? ['WEBHOOK_SECRET'] : []),
      ...(given.target === null ? ['WEBHOOK_CALLBACK_URL'] : []),
    ];
    return new MeridinateError('WEBHOOKS_NOT_CONFIGURED', { missing });
  }

  private refuseWithoutKey(): void {
    if (this.settings.upstreams.heliusApiKey !== '') return;
    throw new MeridinateError('WEBHOOKS_NOT_CONFIGURED', { missing: ['HELIUS_API_KEY'] });
  }
}
