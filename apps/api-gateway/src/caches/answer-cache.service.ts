import { Inject, Injectable } from '@nestjs/common';
import type { Content, Database } from '@meridinate/persistence';
import { LRUCache } from 'lru-cache';
import { DATABASE } from '../database/database.module';
import { ServiceObservations } from '../observations/service-observations';
import type { CacheName } from './cache-names';
import { tagOf } from './entity-tag';

/** Injection token of {@link CacheLimits}. */
export const CACHE_LIMITS = Symbol('CACHE_LIMITS');

/** What all caches of a gateway hold together at most. */
export interface CacheLimits {
  entries: number;
  bytes: number;
}

/** An answer as it is sent. */
interface WrittenAnswer {
  /** JSON in UTF-8. */
  bytes: Buffer;
  /** Opaque tag of the bytes, without quotes. */
  tag: string;
}

/** What is read, and what it is made of. */
export interface CachedRead {
  cache: CacheName;
  /** The same for reads that are answered alike. */
  key: string;
  content: readonly Content[];
}

interface KeptAnswer extends WrittenAnswer {
  revision: string;
}

function write(body: unknown): WrittenAnswer {
  const bytes = Buffer.from(JSON.stringify(body));
  return { bytes, tag: tagOf(bytes) };
}

/**
 * Keeps answers with the revision of the content they were made of. Each read asks the database for the
 * present revision first, so an answer is never older than the last write before its request, whichever
 * process wrote.
 */
@Injectable()
export class AnswerCache {
  private readonly kept: LRUCache<string, KeptAnswer>;
  /** Answers in the making, by revision and key. */
  private readonly underWay = new Map<string, Promise<WrittenAnswer>>();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly observations: ServiceObservations,
    @Inject(CACHE_LIMITS) { entries, bytes }: CacheLimits,
  ) {
    this.kept = new LRUCache({
      max: entries,
      maxSize: bytes,
      sizeCalculation: (answer, key) => answer.bytes.length + key.length,
    });
  }

  /**
   * The answer to a read. Reads of the same key under the same revision share one computation, and its
   * error when it fails; an error is not kept.
   */
  async answer({ cache, key, content }: CachedRead, compute: () => Promise<unknown>): Promise<WrittenAnswer> {
    const revision = await this.database.revisions.read(content);
    const kept = this.kept.get(key);
    if (kept?.revision === revision) {
      this.observations.cacheRead(cache, true);
      return kept;
    }
    const version = `${revision} ${key}`;
    const shared = this.underWay.get(version);
    this.observations.cacheRead(cache, shared !== undefined);
    if (shared !== undefined) return shared;
    const made = this.make(key, revision, compute).finally(() => this.underWay.delete(version));
    this.underWay.set(version, made);
    return made;
  }

  private async make(key: string, revision: string, compute: () => Promise<unknown>): Promise<WrittenAnswer> {
    const answer = write(await compute());
    this.kept.set(key, { ...answer, revision });
    return answer;
  }
}
