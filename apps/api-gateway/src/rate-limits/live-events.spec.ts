import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';

const UNKNOWN = '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';
const ENV = {
  RATE_LIMIT_ENABLED: 'true',
  RATE_LIMIT_EVENT_STREAM: '2/hour',
  RATE_LIMIT_UNKNOWN_PATH: '1/hour',
};

describe('limits on live events', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  beforeEach(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path, ENV));
  });
  afterEach(async () => {
    await gateway.close();
    await folder.remove();
  });

  const connect = (path = '/ws'): WebSocket => new WebSocket(gateway.url.replace('http', 'ws') + path);

  async function open(): Promise<WebSocket> {
    const socket = connect();
    await once(socket, 'open');
    return socket;
  }

  async function refusal(path?: string): Promise<IncomingMessage> {
    const socket = connect(path);
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    return answer;
  }

  it('count a WebSocket when it opens, and not what is said on it', async () => {
    const first = await open();
    for (let time = 0; time < 10; time += 1) {
      const answered = once(first, 'message');
      first.send('hello');
      await answered;
    }
    const second = await open();
    const answer = await refusal();
    expect(answer.statusCode).toBe(429);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': expect.stringMatching(/^3[56]\d\d$/) as string,
      'x-ratelimit-limit': '2',
    });
    const body = JSON.parse(Buffer.concat(await answer.toArray()).toString()) as object;
    expect(body).toMatchObject({ code: 'RATE_LIMITED', tier: 'event_stream', status: 429 });
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toContain('rate_limit_hits_total{endpoint="/ws"} 2');
    expect(metrics).toContain('rate_limit_blocks_total{endpoint="/ws"} 1');
    first.close();
    second.close();
  });

  it('count a WebSocket elsewhere as a path that does not exist', async () => {
    const statuses = [(await refusal('/a')).statusCode, (await refusal('/b')).statusCode];
    expect(statuses).toEqual([404, 429]);
    expect((await gateway.request('GET', '/c')).status).toBe(429);
  });

  it('count a stream of events when it is asked for', async () => {
    const path = `/analysis/${UNKNOWN}/events`;
    const statuses: number[] = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await gateway.request('GET', path)).status);
    expect(statuses).toEqual([404, 404, 429]);
  });
});
