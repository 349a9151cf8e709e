import { WaitingList } from './waiting-list';

const one = (id: string, turnAt: number, alone = false) => ({ id, turnAt, alone });

describe('WaitingList', () => {
  const listOf = (...analyses: ReturnType<typeof one>[]) => {
    const list = new WaitingList<ReturnType<typeof one>>();
    for (const analysis of analyses) list.add(analysis);
    return list;
  };
  const taken = (list: ReturnType<typeof listOf>): string[] => {
    const ids: string[] = [];
    for (let next = list.take([]); next !== undefined; next = list.take([])) ids.push(next.id);
    return ids;
  };

  it('gives in the order of turns, among equals in the order they came', () => {
    const list = listOf(one('late', 300), one('first', 100), one('second', 100), one('middle', 200));
    expect(taken(list)).toEqual(['first', 'second', 'middle', 'late']);
  });

  it('tells each its place', () => {
    const list = listOf(one('late', 300), one('early', 100));
    expect(['early', 'late', 'stranger'].map((id) => list.position(id))).toEqual([1, 2, null]);
  });

  it('gives up one that is removed, once', () => {
    const list = listOf(one('a', 100), one('b', 200));
    expect(list.remove('a')).toMatchObject({ id: 'a' });
    expect(list.remove('a')).toBeUndefined();
    expect([list.size, list.position('b')]).toEqual([1, 1]);
  });

  it('lets suspects run before all others and beside nobody', () => {
    const list = listOf(one('innocent', 100), one('suspect', 200, true));
    expect(list.take([one('running', 0)])).toBeUndefined();
    expect(list.take([])).toMatchObject({ id: 'suspect' });
    expect(list.take([one('suspect', 200, true)])).toBeUndefined();
    expect(list.take([])).toMatchObject({ id: 'innocent' });
  });
});
