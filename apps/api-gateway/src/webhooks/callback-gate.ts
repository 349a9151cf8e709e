import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { MeridinateError } from '@meridinate/errors';
import type { Settings } from '@meridinate/settings';
import type { FastifyInstance } from 'fastify';
import { SETTINGS } from '../settings/settings.module';

/** Where deliveries arrive, below the address of the gateway. */
export const CALLBACK_PATH = '/webhooks/callback';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Lets deliveries in that carry the secret of the webhooks, and no others. It stands before the body is
 * read, because that may be larger than elsewhere and a stranger shall not make the gateway parse it.
 */
@Injectable()
export class CallbackGate implements OnModuleInit {
  private readonly expected: Buffer | null;

  constructor(
    @Inject(SETTINGS) { webhooks: { secret } }: Settings,
    private readonly host: HttpAdapterHost,
  ) {
    this.expected = secret === null ? null : digestOf(secret);
  }

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', ({ routeOptions, headers }, _reply, done) => {
      const isRefused = routeOptions.url === CALLBACK_PATH && !this.opensFor(headers.authorization);
      done(isRefused ? new MeridinateError('WEBHOOK_SECRET_WRONG', {}) : undefined);
    });
  }

  /** Compares digests, so that the time tells nothing of how much of the secret fits. */
  private opensFor(authorization: string | undefined): boolean {
    if (this.expected === null || authorization === undefined) return false;
    return timingSafeEqual(digestOf(authorization), this.expected);
  }
}
