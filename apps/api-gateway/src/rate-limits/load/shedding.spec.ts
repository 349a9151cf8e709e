import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { Controller, Get, Module, Post, Query } from '@nestjs/common';
import { readSettings } from '@meridinate/settings';
import { type StartedRooms, startRooms } from '../../health/testing/start-rooms';
import { MetricsModule } from '../../metrics/metrics.module';
import { until } from '../../testing/until';
import { RateLimitsModule } from '../rate-limits.module';
import { RateTier } from '../routes/rate-tier.decorator';

const KEY = 'the key of the desk';

@Controller()
class LoadController {
  @Get('slow')
  @RateTier('metrics')
  async slow(@Query('ms') ms: string): Promise<string> {
    await pause(Number(ms));
    return 'done';
  }

  @Get('busy')
  @RateTier('metrics')
  busy(@Query('ms') ms: string): string {
    const end = performance.now() + Number(ms);
    while (performance.now() < end);
    return 'done';
  }

  @Get('analyse')
  @RateTier('analysis')
  analyse(): string {
    return 'done';
  }

  @Post('send')
  @RateTier('write')
  send(): string {
    return 'done';
  }

  @Get('list')
  @RateTier('browse')
  list(): string {
    return 'done';
  }
}

@Module({ controllers: [LoadController] })
class LoadModule {}

describe('under overload', () => {
  let rooms: StartedRooms;

  const start = async (changes: Record<string, string>): Promise<void> => {
    const env = {
      RATE_LIMIT_ENABLED: 'true',
      RATE_LIMIT_ANALYSIS: '1000/hour',
      RATE_LIMIT_METRICS: '100000/hour',
      API_KEY_HASHES: `desk:${createHash('sha256').update(KEY).digest('hex')}`,
      ...changes,
    };
    const settings = readSettings({ DATABASE_URL: 'file:unused.db', ...env }, { defaultPort: 0 });
    rooms = await startRooms([RateLimitsModule.with(settings), LoadModule, MetricsModule], env);
  };
  const statusOf = async (path: string, key?: string): Promise<number> => {
    const headers = key === undefined ? undefined : { 'x-api-key': key };
    return (await rooms.get(path, { headers })).status;
  };

  afterEach(() => rooms.stop());

  it('of requests in flight, a gateway turns anonymous analyses away, and nobody with a key', async () => {
    await start({ RATE_LIMIT_SHEDDING_IN_FLIGHT: '3' });
    const load = Array.from({ length: 3 }, () => rooms.get('/slow?ms=6000'));
    await until('an analysis is turned away', async () => (await statusOf('/analyse')) === 503);
    const answer = await rooms.get('/analyse');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.json()).toMatchObject({
      type: 'https://iana.org/assignments/http-problem-types#temporary-reduced-capacity',
      code: 'CAPACITY_REDUCED',
      tier: 'analysis',
      'violated-policies': [],
    });
    expect(await statusOf('/analyse', KEY)).toBe(200);
    expect(await statusOf('/slow?ms=0')).toBe(200);
    const metrics = await (await rooms.get('/metrics')).text();
    expect(metrics).toMatch(/rate_limit_shed_total\{endpoint="\/analyse"\} [1-9]/);
    await Promise.all(load);
  });

  it('counts neither requests that have not arrived nor those whose client has gone', async () => {
    await start({ RATE_LIMIT_SHEDDING_IN_FLIGHT: '3' });
    const { hostname, port } = new URL(rooms.url);
    const half = Array.from({ length: 4 }, () => {
      const socket = connect(Number(port), hostname);
      socket.write('POST /send HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n');
      socket.write('Content-Length: 100\r\n\r\n{');
      return socket;
    });
    const leaving = new AbortController();
    const left = Array.from({ length: 4 }, () => rooms.get('/slow?ms=4000', { signal: leaving.signal }));
    await pause(500);
    leaving.abort();
    await Promise.allSettled(left);
    await pause(1_800);
    const status = await statusOf('/analyse');
    for (const socket of half) socket.destroy();
    expect(status).toBe(200);
  });

  it('of the event loop, a gateway does the same', async () => {
    await start({ RATE_LIMIT_SHEDDING_LOOP_DELAY_MS: '50' });
    let isOver = false;
    const load = async (): Promise<void> => {
      while (!isOver) await statusOf('/busy?ms=200', KEY);
    };
    const loads = [load(), load()];
    await until('an analysis is turned away', async () => (await statusOf('/analyse')) === 503);
    isOver = true;
    await Promise.all(loads);
  });

  it.each([
    ['is off', { RATE_LIMIT_SHEDDING: 'false' }],
    ['would refuse somebody in shadow mode', { RATE_LIMIT_MODE: 'shadow' }],
  ])('a gateway turns nobody away where that %s', async (_where, changes) => {
    await start({ RATE_LIMIT_SHEDDING_IN_FLIGHT: '1', ...changes });
    const load = [rooms.get('/slow?ms=2500'), rooms.get('/slow?ms=2500')];
    await pause(2_000);
    expect(await statusOf('/analyse')).toBe(200);
    await Promise.all(load);
  });
});
