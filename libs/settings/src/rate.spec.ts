import { parseRate, rateFault } from './rate';

describe('a rate', () => {
  it.each([
    ['5/hour', 5, 3_600_000],
    ['100/minute', 100, 60_000],
    ['1000/day', 1_000, 86_400_000],
    ['5 / hour', 5, 3_600_000],
    ['5/HOURS', 5, 3_600_000],
    ['5/10seconds', 5, 10_000],
    ['5/2 minutes', 5, 120_000],
  ])('can be written %s', (text, limit, windowMs) => {
    expect(parseRate(text)).toEqual({ limit, windowMs });
    expect(rateFault(text)).toBeNull();
  });

  it.each([
    '5',
    'hour',
    '5/',
    '0/hour',
    '-5/hour',
    '5.5/hour',
    '5/fortnight',
    '5/0seconds',
    '5/32days',
    'five/hour',
  ])('cannot be written %s', (text) => {
    expect(parseRate(text)).toBeNull();
    expect(rateFault(text)).toMatch(/must be a rate such as 5\/hour, 100\/minute or 1000\/day/);
  });

  it('has a highest limit', () => {
    expect(rateFault('1000/hour', 1_000)).toBeNull();
    expect(rateFault('1001/hour', 1_000)).toBe('must not allow more than 1000 at a time');
  });
});
