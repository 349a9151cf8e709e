import { createKeptWalks } from './kept-walks';
import type { ListedSignature } from './listed-signature';

const walk = (length: number): ListedSignature[] =>
  Array.from({ length }, (_, slot) => ({
    signature: `S${slot}`,
    slot,
    transactionIndex: null,
    blockTime: null,
    failed: false,
  }));

describe('kept walks', () => {
  it('are as many as fit, those used last', () => {
    const walks = createKeptWalks(() => 0, 10);
    walks.keep('a', walk(4));
    walks.keep('b', walk(4));
    walks.find('a');
    walks.keep('c', walk(4));
    expect(['a', 'b', 'c'].map((mint) => walks.find(mint)?.length)).toEqual([4, undefined, 4]);
  });

  it('hold a long walk alone', () => {
    const walks = createKeptWalks(() => 0, 10);
    walks.keep('a', walk(4));
    walks.keep('b', walk(50));
    expect(['a', 'b'].map((mint) => walks.find(mint)?.length)).toEqual([undefined, 50]);
  });

  it('are replaced by a later walk of the same mint', () => {
    const walks = createKeptWalks(() => 0, 10);
    walks.keep('a', walk(8));
    walks.keep('a', walk(9));
    walks.keep('b', walk(1));
    expect(['a', 'b'].map((mint) => walks.find(mint)?.length)).toEqual([9, 1]);
  });
});
