import { Logger } from '@nestjs/common';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { WebSocket } from 'ws';
import { PRODUCER_CONNECTION } from '../queue/producer-connection.module';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { until } from '../testing/until';
import { EventsService } from './events.service';

const INSTALL_MS = 320_000;
const START = { job_id: 'a1', token_name: 'So11…1112', token_symbol: '' };
const COMPLETE = { ...START, acronym: 'BP', wallets_found: 2, token_id: 1 };

jest.setTimeout(30_000);

describe('two gateways with one Redis', () => {
  let redis: RedisServer;
  let folders: TemporaryFolder[];
  let gateways: RunningGateway[];
  let sockets: WebSocket[];
  /** Frames each gateway has sent to its client, and changes its listeners have heard of. */
  let frames: unknown[][];
  let changes: string[][];

  const eventsOf = (gateway: RunningGateway | undefined): EventsService => {
    if (gateway === undefined) throw new Error('there are two gateways');
    return gateway.app.get(EventsService);
  };
  const openClient = async ({ url }: RunningGateway): Promise<unknown[]> => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`);
    const received: unknown[] = [];
    socket.on('message', (frame: Buffer) => received.push(JSON.parse(frame.toString())));
    await new Promise((resolve) => socket.once('open', resolve));
    sockets.push(socket);
    return received;
  };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    redis = await startRedis();
  }, INSTALL_MS);
  beforeEach(async () => {
    sockets = [];
    folders = [await temporaryFolder(), await temporaryFolder()];
    const env = { REDIS_ENABLED: 'true', REDIS_URL: redis.url };
    gateways = await Promise.all(folders.map(({ path }) => startGateway(settingsIn(path, env))));
    frames = await Promise.all(gateways.map(openClient));
    changes = gateways.map((gateway) => {
      const heard: string[] = [];
      eventsOf(gateway).onAnalysisChanged((id) => heard.push(id));
      return heard;
    });
    for (const [index, gateway] of gateways.entries()) {
      const connection = gateway.app.get<{ status: string }>(PRODUCER_CONNECTION, { strict: false });
      await until('it can publish', () => connection.status === 'ready');
      await until('all hear it', () => {
        eventsOf(gateway).analysisChanged(`hello ${index}`);
        return changes.every((heard) => heard.includes(`hello ${index}`));
      });
    }
  });
  afterEach(async () => {
    redis.kill('SIGCONT');
    for (const socket of sockets) socket.close();
    await Promise.all(gateways.map((gateway) => gateway.close()));
    await Promise.all(folders.map((folder) => folder.remove()));
  });
  afterAll(() => redis.stop());

  it('each send every event to their own clients, once and in the frames of the contract', async () => {
    const [left, right] = gateways;
    eventsOf(left).analysisStart(START);
    await until('the start arrives', () => frames.every((received) => received.length >= 1));
    eventsOf(right).analysisComplete(COMPLETE);
    await until('the end arrives', () => frames.every((received) => received.length >= 2));
    const expected = [
      { event: 'analysis_start', data: START },
      { event: 'analysis_complete', data: COMPLETE },
    ];
    expect(frames).toEqual([expected, expected]);
  });

  it('tell each other of changes, and their clients nothing of it', async () => {
    const [left] = gateways;
    for (let n = 0; n < 50; n++) eventsOf(left).analysisChanged('a1');
    await until('the last is heard', () =>
      changes.every((heard) => heard.filter((id) => id === 'a1').length === 2),
    );
    expect(frames).toEqual([[], []]);
  });

  it('each go on with their own clients while Redis is silent', async () => {
    const [left] = gateways;
    redis.kill('SIGSTOP');
    eventsOf(left).analysisStart(START);
    eventsOf(left).analysisChanged('a1');
    await until('the client is told', () => frames[0]?.length === 1);
    expect(changes[0]).toContain('a1');
    expect([frames[1], changes[1]?.includes('a1')]).toEqual([[], false]);
  });
});
