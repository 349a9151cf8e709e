import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { Settings } from '@meridinate/settings';
import type { FastifyRequest } from 'fastify';
import { SETTINGS } from '../settings/settings.module';
import { callerOf } from './caller';

/** Lets operators in and nobody else. Without a configured ADMIN_KEY_HASH there are none. */
@Injectable()
export class OperatorGuard implements CanActivate {
  constructor(@Inject(SETTINGS) protected readonly settings: Settings) {}

  /** @throws MeridinateError API_KEY_UNKNOWN, ADMIN_KEY_NEEDED */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!callerOf(request, this.settings.access).isOperator) {
      throw new MeridinateError('ADMIN_KEY_NEEDED', {});
    }
    return true;
  }
}
