import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit, Optional } from '@nestjs/common';
import { type Identities, identitiesUnder, type Identity, type IpAddress } from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import type { Redis } from 'ioredis';
import { PRODUCER_CONNECTION } from '../../queue/producer-connection.module';
import { SETTINGS } from '../../settings/settings.module';
import { shareSecret } from './shared-secret';

const SECRET_BYTES = 32;
const MOST_KNOWN = 2_000;
const START_WAITS_MS = 1_000;
const ASK_AGAIN_MS = 200;
/** Often, so that a Redis that has lost it gives new gateways the secret of the others. */
const REMIND_EVERY_MS = 10_000;

/**
 * Names callers so that all gateways give a caller the same name. Without a configured secret the
 * gateways agree on a random one in Redis; until Redis first answers, each has its own.
 */
@Injectable()
export class IdentityNames implements OnModuleInit, OnModuleDestroy {
  private readonly redis: Redis | null;
  private secret: string;
  private names: Identities;
  private readonly known = new Map<string, Identity>();
  private isAgreed = false;
  private isOver = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(SETTINGS) { rateLimit: { identitySecret } }: Settings,
    @Optional() @Inject(PRODUCER_CONNECTION) redis?: Redis,
  ) {
    this.secret = identitySecret ?? randomBytes(SECRET_BYTES).toString('base64url');
    this.names = identitiesUnder(this.secret);
    this.redis = identitySecret === null ? (redis ?? null) : null;
  }

  ofAccount(name: string): Identity {
    return this.remembered(`account ${name}`, () => this.names.ofAccount(name));
  }

  /** @param address null for callers whose socket has none */
  ofAddress(address: IpAddress | null): Identity {
    return this.remembered(address?.text ?? 'none', () => this.names.ofAddress(address));
  }

  async onModuleInit(): Promise<void> {
    if (this.redis === null) return;
    const lastMs = performance.now() + START_WAITS_MS;
    await this.agree(this.redis);
    while (!this.isAgreed && performance.now() < lastMs) {
      await pause(ASK_AGAIN_MS);
      await this.agree(this.redis);
    }
    this.remindLater(this.redis);
  }

  onModuleDestroy(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }

  /** An HMAC takes longer than all else there is to know of a caller who comes again. */
  private remembered(caller: string, name: () => Identity): Identity {
    const known = this.known.get(caller);
    if (known) return known;
    const fresh = name();
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(caller, fresh);
    return fresh;
  }

  private remindLater(redis: Redis): void {
    if (this.isOver) return;
    const remind = (): void => void this.agree(redis).then(() => this.remindLater(redis));
    this.timer = setTimeout(remind, this.isAgreed ? REMIND_EVERY_MS : ASK_AGAIN_MS).unref();
  }

  /** Without an answer everything stays as it is. */
  private async agree(redis: Redis): Promise<void> {
    const shared = await shareSecret(redis, this.secret).catch(() => null);
    if (shared === null) return;
    this.isAgreed = true;
    if (shared === this.secret) return;
    this.secret = shared;
    this.names = identitiesUnder(shared);
    this.known.clear();
  }
}
