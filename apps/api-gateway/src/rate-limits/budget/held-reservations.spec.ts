import { type RedisServer, startRedis } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import { holdInMemory, holdInRedis, type HeldReservations } from './held-reservations';

const RESERVATION = {
  id: 'reservation',
  amount: 1000,
  lines: [{ key: 'all', name: 'credits_hour', windowMs: 3_600_000 }],
};
const SETTLEMENT = { reservation: RESERVATION, spent: 52 };

describe.each(['memory', 'Redis'])('reservations held in %s', (where) => {
  let server: RedisServer | null = null;
  let client: Redis | null = null;
  let held: HeldReservations;
  /** Those of another gateway; in memory there is none. */
  let elsewhere: HeldReservations;

  beforeAll(async () => {
    if (where === 'Redis') server = await startRedis();
  });
  beforeEach(async () => {
    if (server === null) {
      held = holdInMemory();
      elsewhere = held;
      return;
    }
    client = new Redis(server.url);
    await client.flushall();
    held = holdInRedis(client);
    elsewhere = holdInRedis(client);
  });
  afterEach(() => client?.disconnect());
  afterAll(() => server?.stop());

  it('are settled by the end of the analysis', async () => {
    expect(await held.reserved('one', RESERVATION)).toBeNull();
    expect(await elsewhere.spent('one', 52)).toEqual(SETTLEMENT);
  });

  it('are settled also when the analysis ended before its submission was answered', async () => {
    expect(await elsewhere.spent('one', 52)).toBeNull();
    expect(await held.reserved('one', RESERVATION)).toEqual(SETTLEMENT);
  });

  it('of one analysis are not those of another', async () => {
    await held.reserved('one', RESERVATION);
    expect(await elsewhere.spent('two', 52)).toBeNull();
  });

  it('are forgotten once they are settled, and end by themselves in Redis', async () => {
    await held.reserved('one', RESERVATION);
    expect(await client?.pttl('meridinate:limit:reservation:one')).not.toBe(-1);
    await elsewhere.spent('one', 52);
    await elsewhere.forget('one');
    expect(await elsewhere.spent('one', 52)).toBeNull();
  });
});
