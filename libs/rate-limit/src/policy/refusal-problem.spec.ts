import { quotaExceeded, reducedCapacity } from './refusal-problem';

describe('the problem of a refusal', () => {
  it('is a quota that is used up, with the tier and the policies in the way', () => {
    expect(quotaExceeded('balance_refresh', ['balance_credits'])).toEqual({
      type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
      title: 'Quota Exceeded',
      status: 429,
      tier: 'balance_refresh',
      'violated-policies': ['balance_credits'],
    });
  });

  it('is want of capacity, with no policy violated when load was shed', () => {
    expect(reducedCapacity('analysis', [])).toEqual({
      type: 'https://iana.org/assignments/http-problem-types#temporary-reduced-capacity',
      title: 'Temporary Reduced Capacity',
      status: 503,
      tier: 'analysis',
      'violated-policies': [],
    });
  });
});
