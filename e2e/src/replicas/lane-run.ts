import { ask } from '../testing/api';
import type { Get, Lane, LaneWrite } from './lanes';

/** What a restart showed of a write that was not acknowledged. */
export type Fate = 'kept' | 'lost';

/** Sends the writes of a lane one after the other and holds the gateway to what it acknowledged. */
export class LaneRun {
  acknowledged = 0;
  private number = 0;
  /** Sent and not answered. */
  private unknown: LaneWrite | null = null;

  constructor(
    private readonly lane: Lane,
    private kept: unknown,
  ) {}

  static async over(lane: Lane, get: Get): Promise<LaneRun> {
    return new LaneRun(lane, await lane.read(get));
  }

  /**
   * Writes for as long as `onSend` says so and the gateway lives.
   * @throws Error when the gateway refuses a write
   */
  async write(url: string, onSend: () => boolean): Promise<void> {
    while (onSend()) {
      this.number += 1;
      const write = this.lane.write(this.number, this.kept);
      this.unknown = write;
      const status = await send(url, write);
      if (status === null) return;
      if (status !== 200) throw new Error(`${write.method} ${write.path} was answered ${status}`);
      this.unknown = null;
      this.kept = write.leaves;
      this.acknowledged += 1;
    }
  }

  /** Fails unless all that was acknowledged is there, and of what was not, all or nothing. */
  async expectKept(get: Get): Promise<Fate | null> {
    const found = await this.lane.read(get);
    const { unknown } = this;
    this.unknown = null;
    if (unknown === null) {
      expect(found).toEqual(this.kept);
      return null;
    }
    expect([this.kept, unknown.leaves]).toContainEqual(found);
    const before = this.kept;
    this.kept = found;
    return JSON.stringify(found) === JSON.stringify(before) ? 'lost' : 'kept';
  }
}

/** The status of the answer; null where the gateway died before it. */
async function send(url: string, { method, path, body }: LaneWrite): Promise<number | null> {
  const sent = ask(url + path, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return sent.then(
    ({ status }) => status,
    () => null,
  );
}
