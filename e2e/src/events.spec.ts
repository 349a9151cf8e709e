import type { Service } from '@meridinate/local-cluster';
import WebSocket from 'ws';
import { ask, inProcess, queued, submit, until } from './testing/api';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, queuedBy, simulatedBy } from './testing/stack';

interface Frame {
  event: string;
  data: { job_id: string; token_id?: number; wallets_found?: number; token_name: string };
}

/** A client of /ws that keeps what it hears, with what the history showed at that moment. */
class Listener {
  readonly frames: Frame[] = [];
  private constructor(readonly socket: WebSocket) {
    socket.on('message', (text: Buffer) => this.frames.push(JSON.parse(text.toString('utf8')) as Frame));
  }

  static async open(gateway: Service): Promise<Listener> {
    const listener = new Listener(new WebSocket(`${gateway.url.replace('http', 'ws')}/ws`));
    await new Promise((resolve, reject) => {
      listener.socket.once('open', resolve);
      listener.socket.once('error', reject);
    });
    return listener;
  }

  hears(event: string, id: string): Promise<Frame | undefined> {
    const find = (): Frame | undefined =>
      this.frames.find((frame) => frame.event === event && frame.data.job_id === id);
    return until(
      `${event} of ${id}`,
      () => Promise.resolve(find()),
      (frame) => frame !== undefined,
    );
  }
}

describe('the WebSocket', () => {
  const stack = new Stack();
  let gateway: Service;
  let mints: string[];

  beforeAll(async () => {
    const simulator = await stack.simulator();
    const redis = await stack.redis();
    const env = { ...simulatedBy(simulator), ...queuedBy(redis), DATABASE_URL: stack.database() };
    gateway = await stack.service('api-gateway', env);
    await stack.service('analysis-worker', env);
    mints = await new SimulatorKnowledge(simulator.url).mints(2);
  });
  afterAll(() => stack.stop());

  it.each([
    ['without the queue', inProcess, 0],
    ['through the queue', queued, 1],
  ])('tells every client of the start and, after the commit, of the end: %s', async (_name, route, index) => {
    const clients = [await Listener.open(gateway), await Listener.open(gateway)];
    const id = await submit(gateway, route, mints[index] ?? '');
    for (const client of clients) {
      await client.hears('analysis_start', id);
      const complete = await client.hears('analysis_complete', id);
      expect(complete?.data.wallets_found).toBeGreaterThan(0);
      const { status } = await ask(`${gateway.url}/api/tokens/${complete?.data.token_id}`);
      expect(status).toBe(200);
      expect(client.frames.filter(({ data }) => data.job_id === id)).toHaveLength(2);
      client.socket.close();
    }
  });
});
