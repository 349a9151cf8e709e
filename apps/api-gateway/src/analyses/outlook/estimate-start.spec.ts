import { estimateStart } from './estimate-start';

describe('estimateStart', () => {
  it('shares the queue before an analysis among the places', () => {
    expect(estimateStart({ position: 5, places: 2, meanSeconds: 10 })).toBe(25);
  });

  it('is in whole seconds', () => {
    expect(estimateStart({ position: 1, places: 3, meanSeconds: 1 })).toBe(1);
  });

  it.each([
    { position: null, places: 2, meanSeconds: 10 },
    { position: 1, places: null, meanSeconds: 10 },
    { position: 1, places: 0, meanSeconds: 10 },
    { position: 1, places: 2, meanSeconds: null },
  ])('is not known from %p', (facts) => {
    expect(estimateStart(facts)).toBeNull();
  });
});
