import { worstCaseCredits } from './worst-case';

describe('the most that an analysis may cost', () => {
  it.each([1, 10_000])('is the number that its body names, such as %d', (maxCreditsPerAnalysis) => {
    expect(worstCaseCredits({ api_settings: { maxCreditsPerAnalysis } }, 300)).toBe(maxCreditsPerAnalysis);
  });

  it.each([0, 1.5, 10_001, 99_999_999, '7', null])('is the default where the body says %j', (number) => {
    expect(worstCaseCredits({ api_settings: { maxCreditsPerAnalysis: number } }, 300)).toBe(300);
  });

  it.each([null, 'text', {}, { api_settings: null }])('is the default where the body is %j', (body) => {
    expect(worstCaseCredits(body, 300)).toBe(300);
  });
});
