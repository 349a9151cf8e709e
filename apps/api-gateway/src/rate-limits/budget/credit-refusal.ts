import { MeridinateError } from '@meridinate/errors';
import { type ReserveAnswer, retryAfterSeconds } from '@meridinate/rate-limit';
import type { FastifyRequest } from 'fastify';

const UNAVAILABLE_RETRY_SECONDS = 1;

const refusals = new WeakMap<FastifyRequest, MeridinateError>();

/** Lets no analysis begin for a request; it may still be joined to one that is there. */
export const refuseCredits = (request: FastifyRequest, error: MeridinateError): void =>
  void refusals.set(request, error);

/** Why no analysis may begin for a request; null where one may. */
export const creditRefusalOf = (request: FastifyRequest): MeridinateError | null =>
  refusals.get(request) ?? null;

export type NotReserved = Exclude<ReserveAnswer, { verdict: 'reserved' }>;

/** What a client is told that asked for what the budgets do not hold. */
export function refusalError(answer: NotReserved, tier: string): MeridinateError {
  switch (answer.verdict) {
    case 'refused': {
      const wait = retryAfterSeconds(answer.waitMs);
      const policies = [answer.binding.name];
      return new MeridinateError('RATE_LIMITED', { tier, policies, retryAfterSeconds: wait });
    }
    case 'oversized': {
      const { name, limit, amount } = answer;
      return new MeridinateError('RATE_COST_TOO_LARGE', { policy: name, limit, cost: amount });
    }
    case 'unavailable': {
      const context = { tier, policies: ['credits'], retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS };
      return new MeridinateError('CAPACITY_REDUCED', context);
    }
  }
}
