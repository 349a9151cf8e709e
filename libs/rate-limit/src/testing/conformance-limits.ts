import { chargeOf } from './charges';
import { expectVerdict, verdicts, type Subject } from './subject';

const SHORT_MS = 400;

/** What holds for a limit of either kind. */
export function describeLimits(subject: Subject, strict: boolean): void {
  const limitOf = (how: Parameters<typeof chargeOf>[0] = {}) => chargeOf({ strict, ...how });

  it('admits up to the limit and refuses the next', async () => {
    const charge = limitOf({ limit: 3 });
    const expected = ['admitted', 'admitted', 'admitted', 'refused', 'refused'];
    expect(await verdicts(subject.limiter(), charge, 5)).toEqual(expected);
  });

  it('says what is used, what remains and when it comes back', async () => {
    const charge = limitOf({ limit: 10, cost: 4, windowMs: 60_000 });
    const first = expectVerdict(await subject.limiter().decide([charge]), 'admitted');
    expect(first.limits).toEqual([
      { name: 'read', limit: 10, windowMs: 60_000, used: 4, remaining: 6, resetMs: 60_000 },
    ]);
    await subject.limiter().decide([charge]);
    const refusal = expectVerdict(await subject.limiter().decide([charge]), 'refused');
    expect(refusal.binding).toMatchObject({ used: 8, remaining: 2 });
    expect(refusal.waitMs).toBeGreaterThan(50_000);
    expect(refusal.waitMs).toBeLessThanOrEqual(60_000);
  });

  it('charges by cost, and refuses a dear request without harm to a cheap one', async () => {
    const charge = limitOf({ limit: 10, cost: 8 });
    expectVerdict(await subject.limiter().decide([charge]), 'admitted');
    expectVerdict(await subject.limiter().decide([{ ...charge, cost: 3 }]), 'refused');
    expectVerdict(await subject.limiter().decide([{ ...charge, cost: 2 }]), 'admitted');
  });

  it('admits again after exactly the wait it named', async () => {
    const charge = limitOf({ limit: 2, windowMs: SHORT_MS });
    await verdicts(subject.limiter(), charge, 2);
    const { waitMs } = expectVerdict(await subject.limiter().decide([charge]), 'refused');
    await subject.pass(waitMs);
    expectVerdict(await subject.limiter().decide([charge]), 'admitted');
  });

  it('charges all limits of a request or none', async () => {
    const [wide, narrow] = [limitOf({ limit: 100, cost: 7 }), limitOf({ limit: 2, name: 'narrow' })];
    const decide = () => subject.limiter().decide([wide, narrow]);
    expectVerdict(await decide(), 'admitted');
    expectVerdict(await decide(), 'admitted');
    const refusal = expectVerdict(await decide(), 'refused');
    expect(refusal.binding.name).toBe('narrow');
    const [state] = await subject.limiter().read([wide]);
    expect(state).toMatchObject({ used: 14, remaining: 86 });
  });

  it('binds by the limit that needs the longest wait', async () => {
    const brief = limitOf({ limit: 1, windowMs: 1_000, name: 'brief' });
    const long = limitOf({ limit: 1, windowMs: 60_000, name: 'long' });
    await subject.limiter().decide([brief, long]);
    const refusal = expectVerdict(await subject.limiter().decide([brief, long]), 'refused');
    expect(refusal.binding.name).toBe('long');
    expect(refusal.limits.map(({ name }) => name)).toEqual(['brief', 'long']);
  });

  it('gives back what a request took, once, and never below zero', async () => {
    const charge = limitOf({ limit: 10, cost: 6 });
    const { receipt } = expectVerdict(await subject.limiter().decide([charge]), 'admitted');
    expectVerdict(await subject.limiter().decide([charge]), 'refused');
    await subject.limiter().refund(receipt);
    await subject.limiter().refund(receipt);
    expect(await subject.limiter().read([charge])).toMatchObject([{ used: 0, remaining: 10 }]);
    expectVerdict(await subject.limiter().decide([charge]), 'admitted');
  });

  it('gives nothing back after the window', async () => {
    const charge = limitOf({ limit: 2, windowMs: SHORT_MS });
    const { receipt } = expectVerdict(await subject.limiter().decide([charge]), 'admitted');
    await subject.pass(SHORT_MS);
    await subject.limiter().decide([charge]);
    await subject.limiter().refund(receipt);
    expect(await subject.limiter().read([charge])).toMatchObject([{ used: 1 }]);
  });

  it('reads without a charge', async () => {
    const charge = limitOf();
    const untouched = { name: 'read', limit: 5, windowMs: 3_600_000, used: 0, remaining: 5, resetMs: 0 };
    for (let time = 0; time < 7; time++) {
      expect(await subject.limiter().read([charge])).toEqual([untouched]);
    }
  });

  it('says of a cost above the limit that it never fits, and charges nothing', async () => {
    const [fits, never] = [limitOf(), limitOf({ name: 'batch', limit: 5, cost: 6 })];
    const decision = await subject.limiter().decide([fits, never]);
    expect(decision).toEqual({ verdict: 'oversized', name: 'batch', limit: 5, cost: 6 });
    expect(await subject.limiter().read([fits])).toMatchObject([{ used: 0 }]);
  });

  it.each([
    ['no charge', []],
    ['two charges of one key', [limitOf({ key: 'a' }), limitOf({ key: 'a' })]],
    ['a cost of 0', [limitOf({ cost: 0 })]],
    ['a negative cost', [limitOf({ cost: -1 })]],
    ['half a unit', [limitOf({ cost: 0.5 })]],
    ['no window', [limitOf({ windowMs: 0 })]],
  ])('rejects %s', async (_, charges) => {
    await expect(subject.limiter().decide(charges)).rejects.toThrow(RangeError);
  });
}

/** Where the kinds differ. */
export function describeWindows(subject: Subject): void {
  it('counts a window from its first hit, and all comes back at its end', async () => {
    const charge = chargeOf({ limit: 2, windowMs: SHORT_MS });
    await subject.limiter().decide([charge]);
    await subject.pass(SHORT_MS / 2);
    await subject.limiter().decide([charge]);
    await subject.pass(SHORT_MS / 2);
    expect(await verdicts(subject.limiter(), charge, 3)).toEqual(['admitted', 'admitted', 'refused']);
  });

  it('counts every window that ends now where it is strict', async () => {
    const charge = chargeOf({ limit: 2, windowMs: SHORT_MS, strict: true });
    await subject.limiter().decide([charge]);
    await subject.pass(SHORT_MS / 2);
    await subject.limiter().decide([charge]);
    await subject.pass(SHORT_MS / 2);
    expect(await verdicts(subject.limiter(), charge, 2)).toEqual(['admitted', 'refused']);
  });

  it('waits for as many strict hits to leave as the cost needs', async () => {
    const charge = chargeOf({ limit: 4, windowMs: 60_000, strict: true });
    await subject.limiter().decide([{ ...charge, cost: 3 }]);
    await subject.pass(100);
    await subject.limiter().decide([charge]);
    const cheap = expectVerdict(await subject.limiter().decide([charge]), 'refused');
    const dear = expectVerdict(await subject.limiter().decide([{ ...charge, cost: 4 }]), 'refused');
    expect(dear.waitMs - cheap.waitMs).toBeGreaterThan(50);
  });
}
