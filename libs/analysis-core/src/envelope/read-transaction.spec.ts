import { programAccount, wallet } from '../testing/addresses';
import { mustRead } from '../testing/reading';
import { FEE, Scene, tokenAccount } from '../testing/scene';
import { encode } from '../testing/transaction-model';
import type { RawTransaction } from './raw-transaction';
import { createdAccounts, lamportDelta, ownerDeltas, readTransaction } from './read-transaction';

const MINT = wallet('mint');
const ANNA = wallet('anna');
const BORIS = wallet('boris');
const POOL = programAccount('pool');

const swap = () =>
  new Scene(ANNA)
    .opened(tokenAccount(ANNA, MINT), 2_039_280, ANNA)
    .lamports(ANNA, -1000)
    .lamports(POOL, 1000)
    .tokens(ANNA, MINT, null, 700)
    .tokens(POOL, MINT, 5000, 4300)
    .calls('6EF8rrecthR5Dkzon8Nwu78hRvfCKubJ14M5uBEwF6P');

/** The transaction with one part of its JSON replaced, found by its path. */
function spoiled(path: string, value: unknown): RawTransaction {
  const raw = encode(swap().model(), 'json');
  const names = path.split('.');
  const last = names.pop() ?? '';
  const holder = names.reduce<Record<string, unknown>>(
    (part, name) => part[name] as Record<string, unknown>,
    raw as unknown as Record<string, unknown>,
  );
  holder[last] = value;
  return raw;
}

describe('readTransaction', () => {
  it.each(['json', 'jsonParsed'] as const)('reads %s', (encoding) => {
    const transaction = mustRead(encode(swap().model(), encoding));
    expect(transaction).toMatchObject({ feePayer: ANNA, fee: FEE, failed: false, version: 0, slot: 100 });
    expect([...transaction.signers]).toEqual([ANNA]);
    expect(lamportDelta(transaction, ANNA)).toBe(-FEE - 2_039_280 - 1000);
    expect(lamportDelta(transaction, BORIS)).toBe(0);
    expect(createdAccounts(transaction)).toEqual([tokenAccount(ANNA, MINT)]);
    expect(ownerDeltas(transaction, MINT)).toEqual(
      new Map([
        [ANNA, 700n],
        [POOL, -700n],
      ]),
    );
    expect(transaction.programs()).toEqual(['6EF8rrecthR5Dkzon8Nwu78hRvfCKubJ14M5uBEwF6P']);
    expect(transaction.tokenChanges[0]).toMatchObject({ decimals: 6 });
  });

  it('merges keys of lookup tables behind the static ones', () => {
    const model = swap().model();
    const last = model.accounts.at(-1);
    model.accounts.push({ address: BORIS, lookup: 'writable', before: 5, after: 9 });
    model.accounts.push({ address: POOL, lookup: 'readonly', before: 1, after: 1 });
    const transaction = mustRead(encode(model, 'json'));
    expect(transaction.keys.slice(-3)).toEqual([last?.address, BORIS, POOL]);
    expect(lamportDelta(transaction, BORIS)).toBe(4);
  });

  it.each([
    ['legacy', 'legacy'],
    [0, 0],
    [1, 1],
    [7, 'unknown'],
    [undefined, 'unknown'],
  ])('reads version %p as %p', (version, expected) => {
    expect(mustRead(spoiled('version', version)).version).toBe(expected);
  });

  it('takes an owner that only one side of the metadata names', () => {
    const scene = new Scene(ANNA).tokens(ANNA, MINT, 0, 700, { ownerHidden: 'before' });
    expect(ownerDeltas(mustRead(encode(scene.model(), 'json')), MINT)).toEqual(new Map([[ANNA, 700n]]));
  });

  it('leaves an owner that neither side names unresolved', () => {
    const scene = new Scene(ANNA).tokens(ANNA, MINT, 0, 700, { ownerHidden: 'both' });
    const transaction = mustRead(encode(scene.model(), 'json'));
    expect(transaction.tokenChanges).toMatchObject([{ owner: null, before: '0', after: '700' }]);
    expect(ownerDeltas(transaction, MINT)).toEqual(new Map());
  });

  it('moves the balance of an account that changes hands from one owner to the other', () => {
    const account = programAccount('sold account');
    const scene = new Scene(ANNA)
      .tokens(ANNA, MINT, 700, null, { account })
      .tokens(BORIS, MINT, null, 700, { account });
    expect(ownerDeltas(mustRead(encode(scene.model(), 'json')), MINT)).toEqual(
      new Map([
        [ANNA, -700n],
        [BORIS, 700n],
      ]),
    );
  });

  it('marks a transaction with an error as failed', () => {
    expect(mustRead(spoiled('meta.err', 'AccountInUse')).failed).toBe(true);
  });

  it.each([
    ['slot', undefined, 'no_signature_or_slot'],
    ['slot', -1, 'no_signature_or_slot'],
    ['transaction', null, 'no_signature_or_slot'],
    ['transaction.signatures', [], 'no_signature_or_slot'],
    ['meta', null, 'no_meta'],
    ['meta', 'later', 'no_meta'],
    ['transaction.message', 7, 'account_keys'],
    ['transaction.message.accountKeys', [], 'account_keys'],
    ['transaction.message.accountKeys', [ANNA, { pubkey: BORIS, signer: true }], 'account_keys'],
    ['transaction.message.accountKeys', [{ pubkey: ANNA }], 'account_keys'],
    ['transaction.message.header', undefined, 'account_keys'],
    ['transaction.message.header', { numRequiredSignatures: 99 }, 'account_keys'],
    ['meta.loadedAddresses', { writable: [7] }, 'account_keys'],
    ['meta.fee', '5000', 'fee'],
    ['meta.preBalances', [1], 'lamport_balances'],
    ['meta.postBalances', undefined, 'lamport_balances'],
    ['meta.postTokenBalances', {}, 'token_balances'],
    ['meta.postTokenBalances', [null], 'token_balances'],
    ['meta.postTokenBalances', [{ accountIndex: 99, mint: MINT }], 'token_balances'],
    [
      'meta.postTokenBalances',
      [{ accountIndex: 0, mint: MINT, uiTokenAmount: { amount: '1.5', decimals: 6 } }],
      'token_balances',
    ],
  ])('refuses a transaction whose %s is %j: %s', (path, value, reason) => {
    expect(readTransaction(spoiled(path, value))).toEqual({ unreadable: reason });
  });

  it.each([null, undefined, 7, 'text', [], {}])('refuses %j', (raw) => {
    expect(readTransaction(raw as RawTransaction)).toEqual({
      unreadable: 'no_signature_or_slot',
    });
  });

  it.each([
    ['transaction.message.instructions', 'none'],
    ['transaction.message.instructions', [null, { programIdIndex: 99 }, {}]],
    ['meta.innerInstructions', [null, { instructions: 7 }]],
  ])('passes over %s being %j, since instructions only label', (path, value) => {
    expect(() => mustRead(spoiled(path, value)).programs()).not.toThrow();
  });

  it('reads token balances that an old transaction left out as none', () => {
    expect(mustRead(spoiled('meta.preTokenBalances', null)).tokenChanges).toHaveLength(2);
  });
});
