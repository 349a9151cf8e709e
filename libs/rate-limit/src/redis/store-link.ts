import type { Fleet } from '../outage/fleet';
import { plainError } from './plain-error';
import type { Command, LimitClient } from './commands';
import { BEAT_KEYS, REPLICAS_KEY } from './keys';
import { Deadlines, type Waiting } from './deadlines';
import type { RedisClock } from './redis-clock';

const IN_FLIGHT = 64;
const BEAT_MS = 500;
const PROBE_MS = 150;
const NEW_CONNECTION_MS = 1_000;

/** `healthy`: Redis decides. `lost`: it has failed, or never answered, and each replica is on its own. */
export type StoreState = 'healthy' | 'lost';

/** What must be done before Redis decides again. */
export interface Recovery {
  /** True while Redis lacks something of this process. */
  pending(): boolean;
  /** Brings it there. @throws where Redis fails again */
  recover(): Promise<void>;
  /** Redis decides from now on. */
  recovered?(): void;
}

export interface LinkOptions {
  client: LimitClient;
  clock: RedisClock;
  fleet: Fleet;
  replica: string;
  /** ms until an unanswered command is given up. */
  answerMs: number;
  onOutage: (error: Error) => void;
  onRecovery: () => void;
  /** Redis has lost what it knew. */
  onMemoryLost: () => void;
  /** Some replica has given charges back. */
  onRefund: () => void;
}

type Arguments = (string | number)[];

/**
 * The way to Redis, and whether it is open. One failure closes it for everybody at once; a beat every
 * 500 ms, every 150 ms while Redis is lost, opens it again. What is given up does not happen later: each
 * command carries the moment after which it does nothing.
 */
export class StoreLink {
  private healthy = false;
  private reported = false;
  private closed = false;
  private inFlight = 0;
  private readonly deadlines: Deadlines;
  private readonly line: (() => void)[] = [];
  private readonly recoveries: Recovery[] = [];
  private readonly onceHealthy: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  private beating = false;
  private connectionMs = performance.now();
  private memory: number | null = null;
  private refunds = 0;

  constructor(private readonly options: LinkOptions) {
    const { client, answerMs } = options;
    this.deadlines = new Deadlines(answerMs);
    client.on('error', (error) => this.lose(error));
    client.on('close', () => this.lose(new Error('the connection to Redis is closed')));
    client.on('ready', () => void this.beat());
    this.beatLater();
  }

  get state(): StoreState {
    return this.healthy ? 'healthy' : 'lost';
  }

  addRecovery(recovery: Recovery): void {
    this.recoveries.push(recovery);
  }

  /** Resolves to true once Redis decides, to false when it does not within `ms`. */
  untilHealthy(ms: number): Promise<boolean> {
    if (this.healthy) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      this.onceHealthy.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  /** True while a command would have to wait for its turn. */
  get isFull(): boolean {
    return this.healthy && this.inFlight >= IN_FLIGHT;
  }

  /** Resolves when a command may be sent, or when Redis is lost. Who then sends none passes the turn on. */
  turn(): Promise<void> {
    return new Promise((go) => this.line.push(go));
  }

  passTurn(): void {
    this.line.shift()?.();
  }

  /**
   * Runs a script while Redis decides. So few at a time that none waits long within Redis.
   *
   * @param late hears an answer that comes after the command was given up: it has had its effect
   * @throws when Redis is lost, or found to be
   */
  async ask(command: Command, keys: string[], args: Arguments, late?: (answer: number[]) => void) {
    if (this.isFull) await this.turn();
    if (!this.healthy) throw new Error('Redis is lost');
    this.inFlight += 1;
    try {
      return await this.send(command, keys, args, late);
    } catch (error) {
      this.lose(error);
      throw error;
    } finally {
      this.inFlight -= 1;
      this.passTurn();
    }
  }

  /** Runs a script whether Redis decides or not. */
  async send(
    command: Command,
    keys: string[],
    args: Arguments,
    late?: (answer: number[]) => void,
  ): Promise<number[]> {
    const answer = await this.sendOnce(command, keys, args, late);
    if (answer.length > 1) return answer;
    // It came too late by the clock of Redis, and not by ours: somebody has set that clock.
    const again = await this.sendOnce(command, keys, args, late);
    if (again.length > 1) return again;
    throw new Error('Redis reached the command too late');
  }

  /** Ends the connection; Redis counts as lost, and the others as one fewer. */
  close(): void {
    const { client, replica } = this.options;
    if (this.healthy) client.zrem(REPLICAS_KEY, replica).catch(() => undefined);
    this.closed = true;
    this.healthy = false;
    clearTimeout(this.timer);
    client.disconnect();
    this.letAllGo();
  }

  private sendOnce(
    command: Command,
    keys: string[],
    args: Arguments,
    late?: (answer: number[]) => void,
  ): Promise<number[]> {
    const { client, clock, answerMs } = this.options;
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        sinceMs: performance.now(),
        giveUp: () => reject(new Error(`Redis did not answer within ${answerMs} ms`)),
      };
      this.deadlines.add(waiting);
      const deadline = clock.isKnown ? Math.floor(clock.nowMs() + answerMs) - 1 : Number.MAX_SAFE_INTEGER;
      client[command](keys.length, ...keys, deadline, ...args).then(
        (answer) => {
          if (answer.length === 1) clock.forget();
          clock.heard(answer[0] ?? Number.NaN);
          if (this.deadlines.end(waiting)) resolve(answer);
          else if (answer.length > 1) late?.(answer);
        },
        (error: unknown) => {
          this.deadlines.end(waiting);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  private lose(error: unknown): void {
    if (this.closed) return;
    if (this.healthy) this.beatLater();
    this.healthy = false;
    this.letAllGo();
    if (this.reported) return;
    this.reported = true;
    this.options.onOutage(plainError(error));
  }

  private letAllGo(): void {
    for (const go of this.line.splice(0)) go();
  }

  private beatLater(): void {
    clearTimeout(this.timer);
    if (this.closed) return;
    this.timer = setTimeout(() => void this.beat(), this.healthy ? BEAT_MS : PROBE_MS);
    this.timer.unref();
  }

  private async beat(): Promise<void> {
    if (this.beating || this.closed) return;
    this.beating = true;
    try {
      if (this.options.client.status !== 'ready') return this.renewConnection();
      await this.sayAlive();
      await this.catchUp();
      this.connectionMs = performance.now();
    } catch (error) {
      this.lose(error);
      this.renewConnection();
    } finally {
      this.beating = false;
      this.beatLater();
    }
  }

  private async sayAlive(): Promise<void> {
    const { replica, fleet, onMemoryLost, onRefund } = this.options;
    const answer = await this.send('meridinateBeat', BEAT_KEYS, [replica, fleet.silentMs]);
    const [, , size = 1, before = 0, memory = 0, refunds = 0] = answer;
    fleet.seen(size, before);
    if (this.refunds !== refunds) onRefund();
    this.refunds = refunds;
    if (this.memory !== null && this.memory !== memory) onMemoryLost();
    this.memory = memory;
  }

  private async catchUp(): Promise<void> {
    const behind = (): Recovery | undefined => this.recoveries.find((each) => each.pending());
    for (let next = behind(); next; next = behind()) await next.recover();
    if (this.healthy || this.closed) return;
    this.healthy = true;
    for (const recovery of this.recoveries) recovery.recovered?.();
    if (this.reported) this.options.onRecovery();
    this.reported = false;
    for (const tell of this.onceHealthy.splice(0)) tell();
  }

  /** A connection whose packets are lost looks like one whose Redis hangs, and never ends by itself. */
  private renewConnection(): void {
    const { client } = this.options;
    if (performance.now() - this.connectionMs < NEW_CONNECTION_MS) return;
    this.connectionMs = performance.now();
    if (client.status !== 'reconnecting') client.disconnect(true);
  }
}
