import { OnceAMinute } from './once-a-minute';

describe('OnceAMinute', () => {
  it('is due at first, and again when a minute has gone by', () => {
    let now = 5;
    const line = new OnceAMinute(() => now);
    const asked = [0, 59_999, 60_000, 60_001, 120_000].map((ms) => {
      now = 5 + ms;
      return line.isDue();
    });
    expect(asked).toEqual([true, false, true, false, true]);
  });
});
