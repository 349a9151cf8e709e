import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { MeridinateError } from '@meridinate/errors';
import { follow, type Follower } from '../testing/follow-analysis';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { checkpointAt, completes, progressAt, type Script, ScriptedEngine } from '../testing/scripted-engine';
import { until } from '../testing/until';
import { AnalysisFeeds } from './analysis-feeds';
import { EventsService } from './events.service';
import { FEED_LIMITS, type FeedLimits } from './feed-limits';

const MINT = 'So11111111111111111111111111111111111111112';
const UNKNOWN = '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';

/** An attempt that ends only with its process. */
const stops: Script = async ({ request, signal }) => {
  await once(signal, 'abort');
  return {
    state: 'failed',
    error: new MeridinateError('ANALYSIS_ABORTED', { reason: 'stop' }),
    checkpoint: checkpointAt(request.mint, 'page-1'),
  };
};

describe('GET /analysis/{job_id}/events', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  let limits: FeedLimits;
  let release: () => void;
  const followers: Follower[] = [];

  const followed = async (id: string, headers: Record<string, string> = {}): Promise<Follower> => {
    const follower = await follow(gateway.url, id, headers);
    followers.push(follower);
    return follower;
  };
  const listeners = (): number => gateway.app.get(AnalysisFeeds).listeners;
  const found = async (id: string): Promise<{ state: string; sequence: number }> =>
    (await (await fetch(`${gateway.url}/analysis/${id}`)).json()) as { state: string; sequence: number };
  const inState = (id: string, state: string): Promise<unknown> =>
    until(`it is ${state}`, async () => (await found(id)).state === state);
  const submit = async (): Promise<string> => {
    const response = await fetch(`${gateway.url}/analyze/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address: MINT }),
    });
    return ((await response.json()) as { job_id: string }).job_id;
  };
  /** Submits an analysis that runs until it is released. */
  const running = async (): Promise<string> => {
    const id = await submit();
    await inState(id, 'processing');
    return id;
  };
  const completed = async (): Promise<string> => {
    release();
    const id = await submit();
    await inState(id, 'completed');
    return id;
  };
  const progress = (id: string, transactions: number): Promise<unknown> =>
    gateway.database.analyses.saveProgress(id, progressAt(transactions));
  const tell = (id: string): void => gateway.app.get(EventsService).analysisChanged(id);
  const sequences = ({ events }: Follower): number[] => events.map(({ state }) => state.sequence);
  const isAscending = (numbers: number[]): boolean =>
    numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

  beforeEach(async () => {
    folder = await temporaryFolder();
    const released = new Promise<void>((resolve) => (release = resolve));
    const engine = new ScriptedEngine((call) =>
      Promise.race([released.then(() => completes(call)), stops(call)]),
    );
    gateway = await startGateway(settingsIn(folder.path), engine);
    limits = gateway.app.get<FeedLimits>(FEED_LIMITS);
    limits.pollMs = 60_000;
  });
  afterEach(async () => {
    release();
    followers.splice(0).forEach(({ leave }) => leave());
    await gateway.close();
    await folder.remove();
  });

  it('sends the state at once, again after each change, and ends with the analysis', async () => {
    const id = await running();
    const follower = await followed(id);
    await until('the state comes', () => follower.events.length === 1);
    expect(follower.events[0]?.state).toEqual(await found(id));
    for (const transactions of [50, 100]) {
      const before = follower.events.length;
      await progress(id, transactions);
      tell(id);
      await until('the change comes', () => follower.events.length > before);
      expect(follower.events.at(-1)?.state).toMatchObject({ progress: { transactions } });
    }
    release();
    await inState(id, 'completed');
    tell(id);
    expect(await follower.ended).toBe(true);
    expect(follower.events.at(-1)?.state).toEqual(await found(id));
    expect(isAscending(sequences(follower))).toBe(true);
    for (const { event, id: eventId, state } of follower.events) {
      expect([event, eventId]).toEqual(['analysis', String(state.sequence)]);
    }
    expect(follower.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(follower.headers.get('cache-control')).toBe('no-store');
    expect(follower.headers.get('x-request-id')).not.toBeNull();
  });

  it('sends the end of an ended analysis, also to who has seen it, and ends', async () => {
    const id = await completed();
    const { sequence } = await found(id);
    for (const seen of ['', '1', String(sequence), '999999']) {
      const follower = await followed(id, { 'last-event-id': seen });
      expect(await follower.ended).toBe(true);
      expect(sequences(follower)).toEqual([sequence]);
    }
  });

  it('sends nothing again that the client has seen', async () => {
    const id = await running();
    const { sequence } = await found(id);
    limits.keepAliveMs = 20;
    const follower = await followed(id, { 'last-event-id': String(sequence) });
    tell(id);
    await until('some silence', () => follower.comments.length > 3);
    expect(follower.events).toEqual([]);
    await progress(id, 50);
    tell(id);
    await until('the change comes', () => follower.events.length > 0);
    expect(sequences(follower)).toEqual([sequence + 1]);
  });

  it('breaks a silence with a comment', async () => {
    const id = await running();
    limits.keepAliveMs = 50;
    const { comments } = await followed(id);
    await until('three comments', () => comments.length >= 3);
    expect(new Set(comments)).toEqual(new Set([': keep-alive']));
  });

  it('notices a change that nobody told', async () => {
    const id = await running();
    limits.pollMs = 50;
    const follower = await followed(id);
    await until('the state comes', () => follower.events.length === 1);
    await progress(id, 50);
    await until('the change comes', () => follower.events.length === 2);
    release();
    expect(await follower.ended).toBe(true);
    expect(follower.events.at(-1)?.state.state).toBe('completed');
  });

  it('brings many followers of one analysis to the same end, each in ascending order', async () => {
    const id = await running();
    const crowd = await Promise.all(Array.from({ length: 40 }, () => followed(id.toUpperCase())));
    for (let transactions = 1; transactions <= 30; transactions++) {
      await progress(id, transactions);
      tell(id);
      await pause(20);
    }
    release();
    await inState(id, 'completed');
    tell(id);
    const last = (await found(id)).sequence;
    for (const follower of crowd) {
      expect(await follower.ended).toBe(true);
      expect(sequences(follower).at(-1)).toBe(last);
      expect(isAscending(sequences(follower))).toBe(true);
    }
    await until('all seats are free', () => listeners() === 0);
  });

  it.each([
    ['an id that nobody has', UNKNOWN],
    ['a word', 'nothing'],
    ['a bird', '%F0%9F%90%A6'],
    ['2,000 letters', 'x'.repeat(2_000)],
  ])('knows no analysis under %s, and holds nothing for it', async (_name, id) => {
    const response = await fetch(`${gateway.url}/analysis/${id}/events`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'ANALYSIS_NOT_FOUND' });
    await until('the seat is free', () => listeners() === 0);
  });

  it.each(['-1', '1.5', 'five', '1, 2', '9'.repeat(30)])('refuses the Last-Event-ID %p', async (seen) => {
    const id = await completed();
    const headers = { 'last-event-id': seen };
    const response = await fetch(`${gateway.url}/analysis/${id}/events`, { headers });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ faults: [{ field: 'Last-Event-ID' }] });
    expect(listeners()).toBe(0);
  });

  it('refuses more connections than it can hold, until one is gone', async () => {
    limits.mostListeners = 2;
    const id = await running();
    const [first] = [await followed(id), await followed(id)];
    const refused = await fetch(`${gateway.url}/analysis/${id}/events`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.json()).toMatchObject({ code: 'EVENT_LISTENERS_FULL' });
    first?.leave();
    await until('a seat is free', () => listeners() === 1);
    const { events } = await followed(id);
    await until('the state comes', () => events.length === 1);
  });

  it('answers HEAD without a stream', async () => {
    const id = await running();
    const response = await fetch(`${gateway.url}/analysis/${id}/events`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    await until('the seat is free', () => listeners() === 0);
  });

  it('ends its streams when the gateway stops', async () => {
    const id = await running();
    const follower = await followed(id);
    await until('the state comes', () => follower.events.length === 1);
    await gateway.close();
    expect(await follower.ended).toBe(true);
    expect(follower.events.map(({ state }) => state.state)).toEqual(['processing']);
  });
});
