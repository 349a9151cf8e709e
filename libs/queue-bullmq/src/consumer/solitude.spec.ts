import { Solitude } from './solitude';

describe('Solitude', () => {
  let now: number;
  let solitude: Solitude;

  beforeEach(() => {
    now = 0;
    solitude = new Solitude(() => now);
  });

  it('lets any number in beside each other', () => {
    expect([solitude.enter(), solitude.enter()]).toEqual([true, true]);
  });

  it('lets nobody in beside the one that runs alone', () => {
    expect(solitude.enterAlone()).toBe(true);
    expect([solitude.enter(), solitude.enterAlone()]).toEqual([false, false]);
    solitude.leave();
    expect(solitude.enter()).toBe(true);
  });

  it('keeps new ones out for a moment when somebody wants to be alone, so that the turn comes', () => {
    solitude.enter();
    expect(solitude.enterAlone()).toBe(false);
    expect(solitude.enter()).toBe(false);
    solitude.leave();
    expect(solitude.enterAlone()).toBe(true);
  });

  it('lets new ones in again when that one went elsewhere', () => {
    solitude.enter();
    solitude.enterAlone();
    now = 2_000;
    expect(solitude.enter()).toBe(true);
  });
});
