import { openBlockRate } from './block-rate';

function opened() {
  const clock = { ms: 1_000_000 };
  const blockRate = openBlockRate(() => clock.ms);
  const count = (hits: number, blocks: number): void => {
    for (let hit = 0; hit < hits; hit++) blockRate.hit();
    for (let block = 0; block < blocks; block++) blockRate.block();
  };
  return { clock, blockRate, count };
}

describe('the rate of blocks', () => {
  it('is the share of refusals among decisions', () => {
    const { blockRate, count } = opened();
    count(30, 10);
    expect(blockRate.rate()).toBe(0.25);
  });

  it('is absent below twenty decisions', () => {
    const { blockRate, count } = opened();
    expect(blockRate.rate()).toBeNull();
    count(0, 19);
    expect(blockRate.rate()).toBeNull();
    count(1, 0);
    expect(blockRate.rate()).toBe(0.95);
  });

  it('forgets a decision after five minutes and not before', () => {
    const { clock, blockRate, count } = opened();
    count(0, 40);
    clock.ms += 299_000;
    count(40, 0);
    expect(blockRate.rate()).toBe(0.5);
    clock.ms += 1_000;
    expect(blockRate.rate()).toBe(0);
    clock.ms += 299_000;
    expect(blockRate.rate()).toBeNull();
  });

  it('adds up what came at different times of the five minutes', () => {
    const { clock, blockRate, count } = opened();
    for (let second = 0; second < 300; second++) {
      count(3, 1);
      clock.ms += 999;
    }
    expect(blockRate.rate()).toBe(0.25);
  });
});
