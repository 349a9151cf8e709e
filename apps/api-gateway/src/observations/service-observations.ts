import { Injectable } from '@nestjs/common';
import type { CreditLedger, UpstreamCall } from '@meridinate/analysis-core';

/** How an analysis ended. */
export type EndState = 'completed' | 'failed' | 'cancelled';

/** `hit` was let through, `block` was refused by a limit, `shed` was turned away without being counted. */
export type LimitOutcome = 'hit' | 'block' | 'shed';

/** Something that happened in this process and may be counted. Durations are in ms. */
export type Observation =
  | { kind: 'analysis_started'; id: string; queuedMs: number }
  | {
      kind: 'analysis_ended';
      id: string;
      state: EndState;
      processingMs: number;
      /** What the analysis paid over all its attempts, whoever ran it. */
      ledger: CreditLedger;
    }
  /** A result came for an analysis that had ended before; it changed nothing. */
  | { kind: 'result_came_late'; id: string }
  /** How a limited request ended: passed and let through, refused, or turned away under overload. */
  | { kind: 'request_limited'; endpoint: string; outcome: LimitOutcome; isShadowed: boolean }
  | { kind: 'limit_decided'; by: 'store' | 'known' | 'replica'; seconds: number }
  /** Whether the limits are kept in Redis; heard of only where they should be. */
  | { kind: 'limit_store'; isUp: boolean }
  /** A read was answered out of a cache, or had to be computed. */
  | { kind: 'cache_read'; cache: string; isHit: boolean }
  /** Helius credits that were spent outside of an analysis, where no ledger tells of them. */
  | { kind: 'credits_spent'; credits: number }
  /** One exchange made by this process; a worker counts its own. */
  | { kind: 'upstream_call'; call: UpstreamCall };

/** Hears of every {@link Observation}; it must be quick and must not throw. */
export type ObservationListener = (observation: Observation) => void;

/** Where the rooms of the gateway say what happened, without knowing who counts it. */
@Injectable()
export class ServiceObservations {
  private readonly listeners = new Set<ObservationListener>();

  /** Subscribes; the returned function ends the subscription. */
  on(listener: ObservationListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  analysisStarted(id: string, queuedMs: number): void {
    this.tell({ kind: 'analysis_started', id, queuedMs });
  }

  analysisEnded(id: string, state: EndState, processingMs: number, ledger: CreditLedger): void {
    this.tell({ kind: 'analysis_ended', id, state, processingMs, ledger });
  }

  resultCameLate(id: string): void {
    this.tell({ kind: 'result_came_late', id });
  }

  creditsSpent(credits: number): void {
    this.tell({ kind: 'credits_spent', credits });
  }

  upstreamCall(call: UpstreamCall): void {
    this.tell({ kind: 'upstream_call', call });
  }

  /** @param isShadowed it was let through only because nobody is refused in shadow mode */
  requestLimited(endpoint: string, outcome: LimitOutcome, isShadowed: boolean): void {
    this.tell({ kind: 'request_limited', endpoint, outcome, isShadowed });
  }

  limitDecided(by: 'store' | 'known' | 'replica', seconds: number): void {
    this.tell({ kind: 'limit_decided', by, seconds });
  }

  limitStore(isUp: boolean): void {
    this.tell({ kind: 'limit_store', isUp });
  }

  cacheRead(cache: string, isHit: boolean): void {
    this.tell({ kind: 'cache_read', cache, isHit });
  }

  private tell(observation: Observation): void {
    for (const listener of this.listeners) listener(observation);
  }
}
