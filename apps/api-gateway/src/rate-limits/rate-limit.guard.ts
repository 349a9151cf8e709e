import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { Reception } from './reception';

/**
 * Stands before every route of a controller. What the base class does of its own (`@SkipThrottle()`,
 * `skipIf`) holds; its storage counts nothing, for it cannot decide on several limits at once.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly reception: Reception,
  ) {
    super(options, storage, reflector);
  }

  /** @throws MeridinateError RATE_LIMITED, RATE_COST_TOO_LARGE, CAPACITY_REDUCED, API_KEY_UNKNOWN */
  protected override async handleRequest({ context }: ThrottlerRequest): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const error = (await this.reception.receive(request))?.error;
    if (error) throw error;
    return true;
  }
}
