import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { answerWithin } from './answer';
import { BEFORE_ALL, placeToGoOn } from './entry-id';

/** Longest wait of Redis for an entry, and how long it may then be silent. */
const BLOCK_MS = 2_000;
const ANSWERS_WITHIN_MS = 4_000;
const BETWEEN_TRIES_MS = 500;
const ENTRIES_AT_ONCE = 100;

export interface StreamReaderOptions {
  redisUrl: string;
  key: string;
  /** Name of the one field whose text is told. */
  field: string;
  onEntry: (text: string) => void;
  /** Redis has answered. */
  onAnswer: () => void;
  /** The connection is lost; another try follows. */
  onLoss: (error: unknown) => void;
}

/**
 * Reads a stream as it grows, from what was its newest entry when Redis first answered. After a loss of
 * the connection it goes on from the last entry it has read, so what the stream still holds is not missed.
 */
export class StreamReader {
  private readonly closing = new AbortController();
  private readonly ended: Promise<void>;
  private lastId: string | null = null;

  constructor(private readonly options: StreamReaderOptions) {
    this.ended = this.run();
  }

  /** Ends at once, Redis dead or alive; the socket is gone within 200 ms. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      await this.readOverOneConnection();
      await pause(BETWEEN_TRIES_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /**
   * A client that reconnects by itself may stop halfway, between two tries or with a command that never
   * settles. Each of ours connects once and is thrown away.
   */
  private async readOverOneConnection(): Promise<void> {
    const client = new Redis(this.options.redisUrl, {
      retryStrategy: () => null,
      connectTimeout: ANSWERS_WITHIN_MS,
      disconnectTimeout: 200,
    });
    let cause: Error | undefined;
    client.on('error', (error) => (cause ??= error));
    try {
      await this.follow(client);
    } catch (error) {
      // What waits on a lost connection is told only that it is closed, not why.
      if (!this.closing.signal.aborted) this.options.onLoss(cause ?? error);
    } finally {
      client.disconnect();
    }
  }

  private async follow(client: Redis): Promise<never> {
    const { key, field, onEntry, onAnswer } = this.options;
    const newest = await this.answer(client.xrevrange(key, '+', '-', 'COUNT', 1));
    const read = (after: string) =>
      this.answer(client.xread('COUNT', ENTRIES_AT_ONCE, 'BLOCK', BLOCK_MS, 'STREAMS', key, after));
    this.lastId = placeToGoOn(this.lastId, newest[0]?.[0] ?? BEFORE_ALL);
    for (;;) {
      onAnswer();
      const streams = await read(this.lastId);
      for (const [id, fields] of streams?.[0]?.[1] ?? []) {
        this.lastId = id;
        if (fields[0] === field && fields[1] !== undefined) onEntry(fields[1]);
      }
    }
  }

  private answer<T>(work: Promise<T>): Promise<T> {
    return answerWithin(work, ANSWERS_WITHIN_MS, this.closing.signal);
  }
}
