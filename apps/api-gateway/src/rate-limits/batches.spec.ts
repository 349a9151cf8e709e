import { Body, Controller, Module, Post } from '@nestjs/common';
import { readSettings } from '@meridinate/settings';
import { type StartedRooms, startRooms } from '../health/testing/start-rooms';
import { RateLimitsModule } from './rate-limits.module';
import { RateCost, RateTier } from './routes/rate-tier.decorator';

const entries = (body: unknown): number => (body as { token_ids?: number[] }).token_ids?.length ?? 0;

@Controller('refresh')
class RefreshController {
  @Post()
  @RateTier('market_cap_refresh')
  @RateCost(entries)
  refresh(@Body() body: object): object {
    return body;
  }
}

@Module({ controllers: [RefreshController] })
class RefreshModule {}

const ENV = {
  RATE_LIMIT_ENABLED: 'true',
  RATE_LIMIT_MARKET_CAP_REFRESH: '3/hour',
  RATE_LIMIT_MARKET_CAP_CREDITS: '100/hour',
};

describe('a route that takes batches', () => {
  let rooms: StartedRooms;

  const refresh = async (size: number): Promise<{ status: number; headers: Headers; body: object }> => {
    const answer = await rooms.get('/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token_ids: Array.from({ length: size }, (_, index) => index) }),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as object };
  };

  beforeEach(async () => {
    const settings = readSettings({ DATABASE_URL: 'file:unused.db', ...ENV }, { defaultPort: 0 });
    rooms = await startRooms([RateLimitsModule.with(settings), RefreshModule], ENV);
  });
  afterEach(() => rooms.stop());

  it('counts requests in one limit and their entries in another', async () => {
    const { status, headers } = await refresh(60);
    expect(status).toBe(201);
    expect(headers.get('ratelimit-policy')).toBe(
      '"market_cap_refresh";q=3;w=3600, "market_cap_credits";q=100;w=3600;meridinate-unit="credits"',
    );
    expect(headers.get('ratelimit')).toMatch(/^"market_cap_refresh";r=2;t=\d+, "market_cap_credits";r=40;t=/);
  });

  it('charges neither limit when one refuses', async () => {
    await refresh(60);
    const refused = await refresh(41);
    expect(refused).toMatchObject({
      status: 429,
      body: { tier: 'market_cap_refresh', 'violated-policies': ['market_cap_credits'] },
    });
    expect((await refresh(20)).status).toBe(201);
    expect((await refresh(20)).status).toBe(201);
    expect((await refresh(1)).body).toMatchObject({ 'violated-policies': ['market_cap_refresh'] });
  });

  it('answers a batch that can never fit with 422, and charges nothing', async () => {
    expect(await refresh(101)).toMatchObject({
      status: 422,
      body: {
        code: 'RATE_COST_TOO_LARGE',
        error:
          'The request counts as 101 in the limit market_cap_credits, which never allows more than 100. Ask for less at a time.',
      },
    });
    expect((await refresh(100)).status).toBe(201);
  });

  it('counts a batch without entries as a request only', async () => {
    expect((await refresh(0)).headers.get('ratelimit-policy')).toBe('"market_cap_refresh";q=3;w=3600');
  });
});
