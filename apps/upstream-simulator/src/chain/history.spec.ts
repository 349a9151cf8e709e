import { isAddress, isOffCurveAddress, type Address } from '@solana/addresses';
import fc from 'fast-check';
import { keysOf, rentPaidBy, solSpentBy, tokenChange } from '../testing/balance-reading';
import { SolUsd } from '../prices/sol-usd';
import { toBase58 } from './base58';
import { digest } from './dice';
import { playHistory, type History } from './history';
import { Population } from './population';
import { PROGRAMS, USDC_MINT } from './well-known';

const SEED = 'spec';
const population = new Population(SEED);
const solUsd = new SolUsd(SEED);
const mintAt = (place: number): string => toBase58(digest('spec-mint', place));
const played = new Map<number, History>();
const historyAt = (place: number): History => {
  const history = played.get(place) ?? playHistory(SEED, mintAt(place), population, solUsd);
  played.set(place, history);
  return history;
};
/** Enough launches that every kind and every happening is among them. */
const LAUNCHES = 28;
const anyLaunch = fc.integer({ min: 0, max: LAUNCHES - 1 });
const all = (): History[] => Array.from({ length: LAUNCHES }, (_, place) => historyAt(place));
const forEveryLaunch = (law: (history: History) => void): void =>
  fc.assert(
    fc.property(anyLaunch, (place) => law(historyAt(place))),
    { numRuns: 12 },
  );

describe('playHistory', () => {
  it('is a function of seed and mint: the same bytes again, other bytes for another', () => {
    const again = playHistory(SEED, mintAt(0), new Population(SEED), new SolUsd(SEED));
    const bytes = (history: History): string =>
      JSON.stringify(history.transactions.map(({ envelope }) => envelope));
    expect(bytes(again)).toBe(bytes(historyAt(0)));
    const otherSeed = playHistory('other', mintAt(0), new Population('other'), new SolUsd('other'));
    expect(bytes(otherSeed)).not.toBe(bytes(historyAt(0)));
    expect(bytes(historyAt(1))).not.toBe(bytes(historyAt(0)));
  });

  it('plays 150 to about 1,200 transactions in order of slot and place, each once', () => {
    forEveryLaunch(({ transactions }) => {
      expect(transactions.length).toBeGreaterThanOrEqual(150);
      expect(transactions.length).toBeLessThan(1_210);
      expect(new Set(transactions.map(({ signature }) => signature)).size).toBe(transactions.length);
      transactions.slice(1).forEach((transaction, place) => {
        const before = transactions[place];
        const later =
          transaction.slot - (before?.slot ?? 0) ||
          transaction.transactionIndex - (before?.transactionIndex ?? 0);
        expect(later).toBeGreaterThan(0);
      });
    });
  });

  it('loses nothing but the fee: lamports balance in every transaction', () => {
    forEveryLaunch(({ transactions }) => {
      const sum = (lamports: readonly number[]): bigint =>
        lamports.reduce((total, each) => total + BigInt(each), 0n);
      const unbalanced = transactions.filter(
        ({ envelope: { meta } }) =>
          sum(meta.postBalances) - sum(meta.preBalances) !== -BigInt(meta.fee) || meta.fee < 5_000,
      );
      expect(unbalanced).toEqual([]);
    });
  });

  it('issues the whole supply once; after that the tokens of every transaction balance', () => {
    forEveryLaunch(({ mint, plan, transactions }) => {
      const changes = transactions.map(({ envelope }) => tokenChange(envelope, mint));
      expect(changes[0]).toBe(plan.supply);
      expect(changes.slice(1).every((change) => change === 0n)).toBe(true);
    });
  });

  it('carries every balance on from one transaction to the next', () => {
    forEveryLaunch(({ transactions }) => {
      const lamports = new Map<string, number>();
      const jumps: string[] = [];
      for (const { envelope } of transactions) {
        keysOf(envelope).forEach((key, place) => {
          const before = envelope.meta.preBalances[place];
          if ((lamports.get(key) ?? before) !== before) jumps.push(key);
          lamports.set(key, envelope.meta.postBalances[place] ?? 0);
        });
      }
      expect(jumps).toEqual([]);
    });
  });

  it('changes nothing but the fee payer when a transaction fails', () => {
    forEveryLaunch(({ transactions }) => {
      const failed = transactions.filter(({ envelope }) => envelope.meta.err !== null);
      expect(failed.length / transactions.length).toBeGreaterThan(0.2);
      expect(failed.length / transactions.length).toBeLessThan(0.5);
      for (const { envelope, buys } of failed) {
        expect(buys).toEqual([]);
        expect(envelope.meta.postTokenBalances).toEqual(envelope.meta.preTokenBalances);
        expect(envelope.meta.postBalances.slice(1)).toEqual(envelope.meta.preBalances.slice(1));
        expect(envelope.meta.logMessages.at(-1)).toMatch(/failed: custom program error/);
      }
    });
  });

  it('lists the mint among the keys of every transaction, and only real addresses', () => {
    forEveryLaunch(({ mint, transactions }) => {
      const wrong = transactions.filter(({ envelope: { meta, transaction }, envelope }) => {
        const keys = keysOf(envelope);
        return (
          !keys.includes(mint) ||
          new Set(keys).size !== keys.length ||
          keys.length !== meta.preBalances.length ||
          transaction.signatures.length !== transaction.message.header.numRequiredSignatures
        );
      });
      expect(wrong).toEqual([]);
      expect(
        transactions
          .slice(0, 20)
          .flatMap(({ envelope }) => keysOf(envelope))
          .every(isAddress),
      ).toBe(true);
    });
  });

  it('means what the balances say: each purchase is a rise paid for by exactly what was meant', () => {
    forEveryLaunch(({ mint, transactions }) => {
      for (const { envelope, buys } of transactions) {
        const signers = envelope.transaction.message.header.numRequiredSignatures;
        const read = buys.map(({ wallet, otherQuotes }) => ({
          wallet,
          tokens: tokenChange(envelope, mint, wallet),
          lamports: solSpentBy(envelope, wallet),
          microUsd: -tokenChange(envelope, USDC_MINT, wallet),
          otherQuotes: Object.fromEntries(
            Object.keys(otherQuotes).map((other) => [other, -tokenChange(envelope, other, wallet)]),
          ),
          signs: keysOf(envelope).slice(0, signers).includes(wallet),
          offCurve: isOffCurveAddress(wallet as Address),
        }));
        if (buys.length > 0) expect(read).toEqual(buys);
      }
      const bought = transactions.flatMap(({ buys }) => buys.map(({ tokens }) => tokens));
      expect(bought.length).toBeGreaterThan(30);
      expect(bought.every((tokens) => tokens > 0n)).toBe(true);
    });
  });

  it('means every rise of an on-curve wallet that paid: what is no purchase cost its receiver nothing', () => {
    forEveryLaunch(({ mint, plan, transactions }) => {
      for (const { envelope, buys } of transactions.slice(1)) {
        const bought = new Set(buys.map(({ wallet }) => wallet));
        const owners = new Set((envelope.meta.postTokenBalances ?? []).map(({ owner = '' }) => owner));
        for (const owner of owners) {
          if (bought.has(owner) || isOffCurveAddress(owner as Address)) continue;
          if (tokenChange(envelope, mint, owner) <= 0n || owner === plan.creator) continue;
          expect(solSpentBy(envelope, owner)).toBeLessThanOrEqual(0n);
          expect(tokenChange(envelope, USDC_MINT, owner)).toBeGreaterThanOrEqual(0n);
        }
      }
    });
  });
});

describe('the launches of a seed', () => {
  it('are of every kind, with both token programs and both quotes', () => {
    expect(new Set(all().map(({ plan }) => plan.kind)).size).toBe(6);
    expect(new Set(all().map(({ plan }) => plan.token.programId)).size).toBe(2);
    expect(new Set(all().map(({ plan }) => plan.quote.mint)).size).toBe(2);
  });

  it('hold everything a reader of histories must be ready for', () => {
    const transactions = all().flatMap((history) => history.transactions);
    const buys = transactions.flatMap((transaction) => transaction.buys);
    const some = (holds: (transaction: History['transactions'][number]) => boolean): boolean =>
      transactions.some(holds);
    expect(new Set(transactions.map(({ envelope }) => envelope.version))).toEqual(new Set(['legacy', 0, 1]));
    expect(some(({ envelope }) => envelope.meta.loadedAddresses.writable.length > 0)).toBe(true);
    expect(some((transaction) => transaction.buys.length > 1)).toBe(true);
    expect(buys.some(({ signs, offCurve }) => !signs && !offCurve)).toBe(true);
    expect(buys.some(({ offCurve }) => offCurve)).toBe(true);
    expect(buys.some(({ otherQuotes }) => Object.keys(otherQuotes).length > 0)).toBe(true);
    expect(buys.some(({ microUsd }) => microUsd > 0n)).toBe(true);
    const logged = new Set(transactions.flatMap(({ envelope }) => envelope.meta.logMessages));
    for (const name of [
      'Migrate',
      'Route',
      'FlashFillOrder',
      'NewClaim',
      'Deposit',
      'Withdraw',
      'SyncNative',
    ]) {
      expect(logged).toContain(`Program log: Instruction: ${name}`);
    }
    expect(
      some(({ envelope, buys: [buy] }) => {
        if (buy === undefined) return false;
        const [payer = ''] = keysOf(envelope);
        return payer !== buy.wallet && buy.signs && rentPaidBy(envelope, payer) > 0n;
      }),
    ).toBe(true);
  });

  it('share their early buyers', () => {
    const early = all().map(
      ({ transactions }) =>
        new Set(transactions.slice(0, 60).flatMap(({ buys }) => buys.map(({ wallet }) => wallet))),
    );
    const times = (wallet: string): number => early.filter((buyers) => buyers.has(wallet)).length;
    const wallets = new Set(early.flatMap((buyers) => [...buyers]));
    expect([...wallets].filter((wallet) => times(wallet) >= 3).length).toBeGreaterThan(20);
  });

  it('name programs that are addresses', () => {
    expect(PROGRAMS.filter((program) => !isAddress(program))).toEqual([]);
  });
});
