import { BEFORE_ALL, isBefore, placeToGoOn } from './entry-id';

describe('isBefore', () => {
  it('reads both numbers of an id as numbers', () => {
    expect(isBefore('999-0', '1000-0')).toBe(true);
    expect(isBefore('1000-9', '1000-10')).toBe(true);
    expect(isBefore('1000-10', '1000-9')).toBe(false);
    expect(isBefore('1000-1', '1000-1')).toBe(false);
  });
});

describe('placeToGoOn', () => {
  it('is after the newest entry at first', () => {
    expect(placeToGoOn(null, '1000-1')).toBe('1000-1');
  });

  it('is after the last entry that was read, whatever has come since', () => {
    expect(placeToGoOn('1000-1', '2000-0')).toBe('1000-1');
  });

  it('is after the newest entry when Redis has forgotten the last one', () => {
    expect(placeToGoOn('1000-1', BEFORE_ALL)).toBe(BEFORE_ALL);
    expect(placeToGoOn('1000-1', '999-5')).toBe('999-5');
  });
});
