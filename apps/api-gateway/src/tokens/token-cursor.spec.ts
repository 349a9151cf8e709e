import fc from 'fast-check';
import { cursorOf, placeOf } from './token-cursor';

const reading = (list: 'history' | 'trash', cursor: string) => () => placeOf(list, cursor);

describe('the cursor of a list of tokens', () => {
  it('leads back to its place', () => {
    const lists = fc.constantFrom('history' as const, 'trash' as const);
    const at = fc.integer({ min: 0, max: 253_402_300_799_999 });
    const ids = fc.integer({ min: 1, max: 2_147_483_647 });
    fc.assert(
      fc.property(lists, at, ids, (list, at, id) => {
        const cursor = cursorOf(list, { at, id });
        expect(encodeURIComponent(cursor)).toBe(cursor);
        expect(placeOf(list, cursor)).toEqual({ at, id });
      }),
    );
  });

  it('is no place where there is none', () => {
    expect(placeOf('history', undefined)).toBeNull();
  });

  it('is refused in another list', () => {
    const cursor = cursorOf('trash', { at: 1, id: 1 });
    expect(reading('history', cursor)).toThrow(
      'cursor must be the next_cursor of an answer to GET /api/tokens/history',
    );
  });

  it('is refused when it speaks of an id that no database can look for', () => {
    expect(reading('history', cursorOf('history', { at: 1, id: 2_147_483_648 }))).toThrow('next_cursor');
    expect(reading('history', cursorOf('history', { at: 1, id: 0 }))).toThrow('next_cursor');
  });

  it('is refused when it is any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(reading('history', text)).toThrow('next_cursor')));
  });
});
