import { Controller, Get, Module, Param } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import { type StartedRooms, startRooms } from '../health/testing/start-rooms';
import { MetricsModule } from '../metrics/metrics.module';
import { Cached } from './cached.decorator';

let computed = 0;

@Controller('probe')
class ProbeController {
  @Get(':id')
  @Cached('token_detail', 'tokens', 'wallets')
  read(@Param('id') id: string): { id: string; computed: number } {
    computed += 1;
    if (id === 'unknown') throw new MeridinateError('TOKEN_NOT_FOUND', { id });
    return { id, computed };
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

describe('a route that is cached', () => {
  let rooms: StartedRooms;

  beforeAll(async () => {
    rooms = await startRooms([MetricsModule, ProbeModule]);
  });
  beforeEach(() => {
    computed = 0;
  });
  afterAll(() => rooms.stop());

  it('answers as JSON with a tag, to be asked about before each use', async () => {
    const answer = await rooms.get('/probe/plain');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('etag')).toMatch(/^"[\w-]{43}"$/);
    expect(await answer.json()).toEqual({ id: 'plain', computed: 1 });
    expect(await rooms.json('/probe/plain')).toEqual({ id: 'plain', computed: 1 });
  });

  it('keeps each path and query apart', async () => {
    await rooms.json('/probe/1');
    expect(await rooms.json('/probe/2')).toMatchObject({ computed: 2 });
    expect(await rooms.json('/probe/1?limit=5')).toMatchObject({ computed: 3 });
  });

  it('answers 304 without a body to a client that has the answer', async () => {
    const etag = (await rooms.get('/probe/known')).headers.get('etag') ?? '';
    const again = await rooms.get('/probe/known', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(etag);
    expect(again.headers.get('cache-control')).toBe('no-cache');
    const other = await rooms.get('/probe/known', { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
  });

  it('answers HEAD with the same headers', async () => {
    const got = await rooms.get('/probe/head');
    const head = await rooms.get('/probe/head', { method: 'HEAD' });
    expect(head.headers.get('etag')).toBe(got.headers.get('etag'));
    expect(head.headers.get('content-length')).toBe(got.headers.get('content-length'));
  });

  it('keeps no error, and gives it no tag', async () => {
    const answer = await rooms.get('/probe/unknown', { headers: { 'if-none-match': '*' } });
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'TOKEN_NOT_FOUND' }]);
    expect(answer.headers.get('etag')).toBeNull();
    await rooms.get('/probe/unknown');
    expect(computed).toBe(2);
  });

  it('is counted by the name of its cache', async () => {
    const before = await rooms.json('/metrics/stats');
    await rooms.json('/probe/counted');
    await rooms.json('/probe/counted');
    const exposed = await (await rooms.get('/metrics')).text();
    expect(exposed).toMatch(/^cache_hits_total\{cache="token_detail"\} [1-9]/m);
    expect(exposed).toMatch(/^cache_misses_total\{cache="codex"\} 0$/m);
    const { hits, misses } = (before['caches'] as Record<string, { hits: number; misses: number }>)[
      'token_detail'
    ] ?? { hits: NaN, misses: NaN };
    expect(await rooms.json('/metrics/stats')).toMatchObject({
      caches: { token_detail: { hits: hits + 1, misses: misses + 1 } },
    });
  });
});
