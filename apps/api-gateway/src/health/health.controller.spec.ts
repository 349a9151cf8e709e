import { type DynamicModule, Global, Module } from '@nestjs/common';
import { WebSocket } from 'ws';
import { HealthModule } from './health.module';
import { REDIS_PROBE, type RedisProbe } from './redis-probe';
import { StoppingState } from './stopping-state';
import { type StartedRooms, startRooms } from './testing/start-rooms';

const REDIS_ON = { REDIS_ENABLED: 'true', REDIS_URL: 'redis://127.0.0.1:1' };

@Global()
@Module({})
class RedisHolder {
  static answering(reachable: RedisProbe['reachable']): DynamicModule {
    const probe: RedisProbe = { reachable };
    return {
      module: RedisHolder,
      providers: [{ provide: REDIS_PROBE, useValue: probe }],
      exports: [REDIS_PROBE],
    };
  }
}

describe('GET /health', () => {
  let rooms: StartedRooms;

  afterEach(async () => {
    await rooms.stop();
  });

  it('says healthy and what that rests on', async () => {
    rooms = await startRooms([HealthModule]);
    const answer = await rooms.get('/health');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      status: 'healthy',
      stopping: false,
      database: { engine: 'embedded', reachable: true },
      redis: { enabled: false, reachable: null },
      websocket_connections: 0,
      uptime_seconds: expect.any(Number) as number,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    });
  });

  it('counts the open WebSocket connections', async () => {
    rooms = await startRooms([HealthModule]);
    const client = new WebSocket(`${rooms.url.replace('http', 'ws')}/ws`);
    await new Promise((resolve, reject) => client.once('open', resolve).once('error', reject));
    expect(await rooms.json('/health')).toMatchObject({ websocket_connections: 1 });
    client.terminate();
  });

  it('answers 503 with a reason when the database is gone', async () => {
    rooms = await startRooms([HealthModule]);
    await rooms.database.close();
    const answer = await rooms.get('/health');
    expect(answer.status).toBe(503);
    const reason = 'The database does not answer.';
    expect(await answer.json()).toMatchObject({
      status: 'unavailable',
      database: { reachable: false },
      error: reason,
      detail: reason,
    });
  });

  it.each([
    ['says no', () => Promise.resolve(false)],
    ['fails', () => Promise.reject(new Error('connection refused'))],
    ['stays silent', () => new Promise<boolean>(() => undefined)],
  ])('is degraded, not down, when Redis %s', async (_how, reachable) => {
    rooms = await startRooms([HealthModule, RedisHolder.answering(reachable)], REDIS_ON);
    const answer = await rooms.get('/health');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      status: 'degraded',
      redis: { enabled: true, reachable: false },
    });
  });

  it('is healthy when Redis answers', async () => {
    rooms = await startRooms([HealthModule, RedisHolder.answering(() => Promise.resolve(true))], REDIS_ON);
    expect(await rooms.json('/health')).toMatchObject({ status: 'healthy', redis: { reachable: true } });
  });

  it('never asks Redis when it is not in use', async () => {
    let asked = 0;
    const count = (): Promise<boolean> => Promise.resolve(++asked > 0);
    rooms = await startRooms([HealthModule, RedisHolder.answering(count)]);
    expect(await rooms.json('/health')).toMatchObject({ redis: { enabled: false, reachable: null } });
    expect(asked).toBe(0);
  });
});

describe('GET /health/ready', () => {
  let rooms: StartedRooms;
  const ready = async (): Promise<[number, unknown]> => {
    const answer = await rooms.get('/health/ready');
    return [answer.status, await answer.json()];
  };

  beforeEach(async () => {
    rooms = await startRooms([HealthModule]);
  });
  afterEach(async () => {
    await rooms.stop();
  });

  it('says ready', async () => {
    expect(await ready()).toEqual([200, { status: 'ready', stopping: false, database: true }]);
  });

  it('answers 503 as soon as the process is to stop, and /health says so', async () => {
    rooms.app.get(StoppingState).begin();
    expect(await ready()).toEqual([503, { status: 'not_ready', stopping: true, database: true }]);
    expect(await rooms.json('/health')).toMatchObject({ status: 'healthy', stopping: true });
  });

  it('answers 503 when the database is gone', async () => {
    await rooms.database.close();
    expect(await ready()).toEqual([503, { status: 'not_ready', stopping: false, database: false }]);
  });
});

describe('GET /health/live', () => {
  it('says live, whatever is gone', async () => {
    const rooms = await startRooms([HealthModule]);
    await rooms.database.close();
    rooms.app.get(StoppingState).begin();
    const answer = await rooms.get('/health/live');
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'live' }]);
    await rooms.stop();
  });
});
