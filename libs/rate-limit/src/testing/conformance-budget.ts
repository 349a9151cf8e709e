import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { BudgetLine, ReserveAnswer } from '../budget/credit-budget';
import { HOUR_MS } from './charges';
import type { Subject } from './subject';

const LEASE_MS = 60_000;
const SHORT_MS = 300;

const lineOf = (how: Partial<BudgetLine> = {}): BudgetLine => ({
  key: randomUUID(),
  name: 'caller an hour',
  limit: 100,
  windowMs: 3_600_000,
  ...how,
});

function reservationIn(answer: ReserveAnswer) {
  if (answer.verdict !== 'reserved') throw new Error(`it is ${answer.verdict}`);
  return answer.reservation;
}

/** What holds for every credit budget. */
export function describeBudget(subject: Subject, cases: number): void {
  const reserve = (lines: BudgetLine[], amount: number, leaseMs = LEASE_MS) =>
    subject.budget().reserve({ lines, amount, leaseMs });
  const stateOf = async (line: BudgetLine) => (await subject.budget().read([line]))?.[0];

  it('holds the estimate and counts what was really spent', async () => {
    const line = lineOf();
    const reservation = reservationIn(await reserve([line], 40));
    expect(await stateOf(line)).toMatchObject({ used: 0, reserved: 40, remaining: 60 });
    await subject.budget().settle(reservation, 25);
    expect(await stateOf(line)).toMatchObject({ used: 25, reserved: 0, remaining: 75 });
  });

  it('counts a settlement once, also from a copy of the reservation', async () => {
    const line = lineOf();
    const reservation = reservationIn(await reserve([line], 40));
    await subject.budget().settle(reservation, 25);
    await subject.budget().settle({ ...reservation }, 25);
    expect(await stateOf(line)).toMatchObject({ used: 25 });
  });

  it('holds in all lines or in none', async () => {
    const [hour, day] = [lineOf({ limit: 50 }), lineOf({ name: 'all a day', limit: 60 })];
    await reserve([day], 30);
    const answer = await reserve([hour, day], 40);
    expect(answer).toMatchObject({ verdict: 'refused', binding: { name: 'all a day', reserved: 30 } });
    expect(await stateOf(hour)).toMatchObject({ reserved: 0 });
    expect(await reserve([hour, day], 30)).toMatchObject({ verdict: 'reserved' });
  });

  it('frees what nobody has settled when its lease ends, and has said so', async () => {
    const line = lineOf();
    await reserve([line], 80, SHORT_MS);
    const refused = await reserve([line], 30);
    if (refused.verdict !== 'refused') throw new Error(`it is ${refused.verdict}`);
    expect(refused.waitMs).toBeLessThanOrEqual(SHORT_MS);
    await subject.pass(refused.waitMs);
    expect(await reserve([line], 30)).toMatchObject({ verdict: 'reserved' });
  });

  it('says when more is there at the latest: where a lease or the window ends', async () => {
    const line = lineOf();
    await reserve([line], 10, 2 * LEASE_MS);
    const answer = await reserve([line], 40);
    if (answer.verdict !== 'reserved') throw new Error(`it is ${answer.verdict}`);
    for (const state of [answer.lines[0], await stateOf(line)]) {
      expect(state?.resetMs).toBeGreaterThan(LEASE_MS / 2);
      expect(state?.resetMs).toBeLessThanOrEqual(LEASE_MS);
    }
    await subject.budget().settle(answer.reservation, 40);
    expect((await stateOf(line))?.resetMs).toBeGreaterThan(LEASE_MS);
    expect((await stateOf(line))?.resetMs).toBeLessThanOrEqual(2 * LEASE_MS);
  });

  it('asks again after a minute for credits that are only held, at the end of the window for spent ones', async () => {
    const line = lineOf({ limit: 1_000, windowMs: HOUR_MS });
    const held = reservationIn(await reserve([line], 1_000, HOUR_MS));
    const waitFor = async (amount: number): Promise<number> => {
      const answer = await reserve([line], amount);
      if (answer.verdict !== 'refused') throw new Error(`it is ${answer.verdict}`);
      return answer.waitMs;
    };
    expect(await waitFor(1_000)).toBe(60_000);
    await subject.budget().settle(held, 22);
    await reserve([line], 900, HOUR_MS);
    expect(await waitFor(978)).toBe(60_000);
    const untilEnd = await waitFor(979);
    expect(untilEnd).toBeGreaterThan(HOUR_MS / 2);
    expect(untilEnd).toBeLessThanOrEqual(HOUR_MS);
  });

  it('counts what was spent after the lease has ended, for it was spent all the same', async () => {
    const line = lineOf();
    const reservation = reservationIn(await reserve([line], 80, SHORT_MS));
    await subject.pass(SHORT_MS);
    expect(await stateOf(line)).toMatchObject({ used: 0, reserved: 0 });
    await subject.budget().settle(reservation, 70);
    expect(await stateOf(line)).toMatchObject({ used: 70, reserved: 0 });
  });

  it('counts more than was reserved where more was spent', async () => {
    const line = lineOf();
    await subject.budget().settle(reservationIn(await reserve([line], 90)), 130);
    expect(await stateOf(line)).toMatchObject({ used: 130, remaining: 0 });
    expect(await reserve([line], 1)).toMatchObject({ verdict: 'refused' });
  });

  it('forgets what was spent when the window ends', async () => {
    const line = lineOf({ windowMs: SHORT_MS });
    await subject.budget().settle(reservationIn(await reserve([line], 100)), 100);
    const refused = await reserve([line], 1);
    if (refused.verdict !== 'refused') throw new Error(`it is ${refused.verdict}`);
    await subject.pass(refused.waitMs);
    expect(await reserve([line], 100)).toMatchObject({ verdict: 'reserved' });
  });

  it('leaves nothing behind where nothing was spent', async () => {
    const line = lineOf();
    await subject.budget().settle(reservationIn(await reserve([line], 90)), 0);
    expect(await stateOf(line)).toMatchObject({ used: 0, reserved: 0, remaining: 100, resetMs: 0 });
  });

  it('counts exactly what was settled and holds exactly what is open, in every line', async () => {
    const steps = fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 40 }),
        spent: fc.option(fc.integer({ min: 0, max: 60 })),
      }),
      { maxLength: 12 },
    );
    const property = fc.asyncProperty(steps, async (all) => {
      const lines = [lineOf({ limit: 150 }), lineOf({ limit: 100, name: 'all an hour' })];
      let [used, reserved] = [0, 0];
      for (const { amount, spent } of all) {
        const answer = await reserve(lines, amount);
        expect(answer.verdict).toBe(used + reserved + amount > 100 ? 'refused' : 'reserved');
        if (answer.verdict !== 'reserved') continue;
        if (spent === null) reserved += amount;
        else await subject.budget().settle(answer.reservation, spent);
        used += spent ?? 0;
      }
      expect(await subject.budget().read(lines)).toMatchObject(lines.map(() => ({ used, reserved })));
    });
    await fc.assert(property, { numRuns: cases });
  });

  it('says of an amount above a limit that it never fits', async () => {
    const answer = await reserve([lineOf(), lineOf({ name: 'small', limit: 10 })], 11);
    expect(answer).toEqual({ verdict: 'oversized', name: 'small', limit: 10, amount: 11 });
  });

  it.each([
    ['no line', [], 1],
    ['two lines of one key', [lineOf({ key: 'a' }), lineOf({ key: 'a' })], 1],
    ['nothing', [lineOf()], 0],
    ['half a credit', [lineOf()], 0.5],
  ])('rejects %s', async (_, lines, amount) => {
    await expect(reserve(lines, amount)).rejects.toThrow(RangeError);
  });

  it('rejects a settlement below zero', async () => {
    const reservation = reservationIn(await reserve([lineOf()], 1));
    await expect(subject.budget().settle(reservation, -1)).rejects.toThrow(RangeError);
  });
}
