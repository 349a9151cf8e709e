import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { Logger } from '@nestjs/common';
import { WebSocket } from 'ws';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { until } from '../testing/until';
import { EventsService } from './events.service';

const MINT = 'So11111111111111111111111111111111111111112';

interface Client {
  socket: WebSocket;
  frames: unknown[];
}

function connectTo(url: string, origin?: string): Promise<Client> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'), { origin });
    const frames: unknown[] = [];
    socket.on('message', (frame: Buffer) => frames.push(JSON.parse(frame.toString())));
    socket.once('error', reject);
    socket.once('open', () => {
      socket.on('error', () => undefined);
      resolve({ socket, frames });
    });
  });
}

describe('the WebSocket /ws', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  let events: EventsService;

  beforeAll(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
    events = gateway.app.get(EventsService);
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('tells every client of an analysis in the frames of the contract, after it is stored', async () => {
    const clients = [await connectTo(`${gateway.url}/ws`), await connectTo(`${gateway.url}/ws`)];
    expect(events.connections).toBe(2);
    const response = await fetch(`${gateway.url}/analyze/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address: MINT }),
    });
    const { job_id } = (await response.json()) as { job_id: string };
    for (const { frames } of clients) {
      await until('both events arrive', () => frames.length === 2);
      expect(frames).toEqual([
        { event: 'analysis_start', data: { job_id, token_name: 'So11…1112', token_symbol: '' } },
        {
          event: 'analysis_complete',
          data: {
            job_id,
            token_name: 'The Bird of Paradise',
            token_symbol: 'BIRD',
            acronym: 'BP',
            wallets_found: 2,
            token_id: 1,
          },
        },
      ]);
    }
    expect(events.messagesSent).toBe(4);
    for (const { socket } of clients) socket.close();
    await until('the clients are gone', () => events.connections === 0);
  });

  it('answers text of any kind with a pong', async () => {
    const { socket, frames } = await connectTo(`${gateway.url}/ws`);
    for (const text of ['ping', '{"event":"analysis_start","data":1}', '', '☃']) socket.send(text);
    await until('four answers', () => frames.length === 4);
    expect(frames).toEqual(
      ['ping', '{"event":"analysis_start","data":1}', '', '☃'].map((data) => ({ type: 'pong', data })),
    );
    socket.close();
  });

  it('drops a client that sends more than 4 KB, and goes on without an alarm', async () => {
    const alarms: unknown[] = [];
    const alarm = (...lines: unknown[]): void => void alarms.push(lines);
    Logger.overrideLogger({ log: alarm, warn: alarm, error: alarm });
    const { socket } = await connectTo(`${gateway.url}/ws`);
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.send('x'.repeat(5_000));
    expect(await closed).toBe(1009);
    expect((await fetch(`${gateway.url}/analysis`)).status).toBe(200);
    expect(alarms).toEqual([]);
    Logger.overrideLogger(false);
  });

  it('is open to pages of the origins in the settings and of its own, and to no others', async () => {
    for (const origin of ['http://localhost:3000', gateway.url]) {
      const { socket } = await connectTo(`${gateway.url}/ws`, origin);
      socket.terminate();
    }
    for (const origin of ['http://localhost:3001', 'null', 'https://example.org'])
      await expect(connectTo(`${gateway.url}/ws`, origin)).rejects.toThrow('403');
  });

  it('is at no other path', async () => {
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/elsewhere`);
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    expect([answer.statusCode, await json(answer)]).toMatchObject([404, { code: 'ROUTE_NOT_FOUND' }]);
  });
});
