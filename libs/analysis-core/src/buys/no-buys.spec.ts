import { PUMP_MIGRATION_WALLET } from '../chain/programs';
import { WRAPPED_SOL_MINT } from '../chain/quote-mints';
import { programAccount, wallet } from '../testing/addresses';
import { buysIn } from '../testing/reading';
import { Scene, TOKEN_RENT, tokenAccount } from '../testing/scene';

const MINT = wallet('mint');
const POOL_SHARE = wallet('pool share mint');
const ANNA = wallet('anna');
const BORIS = wallet('boris');
const POOL = programAccount('pool');
const SOL = 1_000_000_000;

const nothing = { buys: [], leftOut: [] };
const received = (owner: string) => ({
  buys: [],
  leftOut: [{ owner, reason: 'received_without_paying' }],
});

describe('what is no buy', () => {
  it('a move between accounts of one owner', () => {
    const scene = new Scene(ANNA)
      .tokens(ANNA, MINT, 700, 0)
      .tokens(ANNA, MINT, 0, 700, { account: programAccount('second account') });
    expect(buysIn(scene, MINT)).toEqual(nothing);
  });

  it('a transfer, though its receiver signed and opened the account', () => {
    const scene = new Scene(ANNA)
      .signer(BORIS)
      .opened(tokenAccount(ANNA, MINT), TOKEN_RENT, ANNA)
      .tokens(BORIS, MINT, 700, 0)
      .tokens(ANNA, MINT, null, 700);
    expect(buysIn(scene, MINT)).toEqual(received(ANNA));
  });

  it('a claim, though the claimant paid for the account that records it', () => {
    const scene = new Scene(ANNA)
      .opened(tokenAccount(ANNA, MINT), TOKEN_RENT, ANNA)
      .opened(programAccount('claim status'), 1_600_000, ANNA)
      .tokens(POOL, MINT, 5000, 4300)
      .tokens(ANNA, MINT, null, 700);
    expect(buysIn(scene, MINT)).toEqual(received(ANNA));
  });

  it('an airdrop to many', () => {
    const friends = ['one', 'two', 'three'].map(wallet);
    const scene = new Scene(ANNA).tokens(ANNA, MINT, 300, 0);
    for (const friend of friends) scene.tokens(friend, MINT, null, 100);
    expect(buysIn(scene, MINT).leftOut).toEqual(
      friends.map((owner) => ({ owner, reason: 'received_without_paying' })),
    );
  });

  it('a fill of an order that was paid for earlier and is carried out by a keeper', () => {
    const keeper = wallet('keeper');
    const order = programAccount('order');
    const scene = new Scene(keeper)
      .tokens(order, WRAPPED_SOL_MINT, SOL, null)
      .tokens(POOL, WRAPPED_SOL_MINT, 0, SOL)
      .tokens(POOL, MINT, 5000, 4300)
      .tokens(ANNA, MINT, 0, 700);
    expect(buysIn(scene, MINT)).toEqual(received(ANNA));
  });

  it('liquidity withdrawn against a pool share that is burned', () => {
    const scene = new Scene(ANNA)
      .tokens(ANNA, POOL_SHARE, 50, 0)
      .tokens(POOL, MINT, 5000, 4300)
      .tokens(POOL, WRAPPED_SOL_MINT, SOL, 0)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(ANNA, WRAPPED_SOL_MINT, 0, SOL);
    expect(buysIn(scene, MINT)).toEqual(received(ANNA));
  });

  it('liquidity added: the pool receives, and the share is issued', () => {
    const scene = new Scene(ANNA)
      .lamports(ANNA, -SOL)
      .tokens(POOL, WRAPPED_SOL_MINT, 0, SOL)
      .tokens(ANNA, MINT, 700, 0)
      .tokens(POOL, MINT, 5000, 5700)
      .tokens(ANNA, POOL_SHARE, 0, 50);
    expect(buysIn(scene, MINT)).toEqual(received(POOL));
    expect(buysIn(scene, POOL_SHARE)).toEqual({
      buys: [],
      leftOut: [{ owner: ANNA, reason: 'issued_to_depositor' }],
    });
  });

  it('a staking receipt, though the treasury keeps a small share of it', () => {
    const scene = new Scene(ANNA)
      .lamports(ANNA, -SOL)
      .lamports(POOL, SOL)
      .tokens(ANNA, MINT, 0, 990)
      .tokens(programAccount('treasury'), MINT, 500, 510);
    expect(buysIn(scene, MINT).leftOut).toContainEqual({ owner: ANNA, reason: 'issued_to_depositor' });
    expect(buysIn(scene, MINT).buys).toEqual([]);
  });

  it('SOL that is wrapped', () => {
    const scene = new Scene(ANNA).lamports(ANNA, -SOL).tokens(ANNA, WRAPPED_SOL_MINT, 0, SOL);
    expect(buysIn(scene, WRAPPED_SOL_MINT).buys).toEqual([]);
  });

  it('a finished curve that its migration wallet empties into a pool', () => {
    const scene = new Scene(PUMP_MIGRATION_WALLET)
      .tokens(programAccount('curve'), MINT, 700, 0)
      .lamports(programAccount('curve'), -SOL)
      .tokens(POOL, WRAPPED_SOL_MINT, 0, SOL)
      .tokens(POOL, MINT, null, 700);
    expect(buysIn(scene, MINT)).toEqual(received(POOL));
  });

  it('a round trip that ends where it began', () => {
    const scene = new Scene(ANNA)
      .lamports(ANNA, 4000)
      .tokens(ANNA, MINT, 700, 700)
      .tokens(POOL, MINT, 5000, 4300)
      .tokens(programAccount('other pool'), MINT, 0, 700);
    expect(buysIn(scene, MINT).buys).toEqual([]);
  });

  it('anything a failed transaction tried', () => {
    const scene = new Scene(ANNA)
      .at({ err: { InstructionError: [0, 'Custom'] } })
      .lamports(ANNA, -SOL)
      .tokens(ANNA, MINT, 0, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(buysIn(scene, MINT)).toEqual(nothing);
  });

  it('a rise whose owner is no address', () => {
    const scene = new Scene(ANNA).lamports(ANNA, -SOL).tokens('__proto__', MINT, 0, 700);
    expect(buysIn(scene, MINT)).toEqual({ buys: [], leftOut: [{ owner: null, reason: 'owner_unknown' }] });
  });

  it('a rise whose owner the metadata does not name', () => {
    const scene = new Scene(ANNA)
      .lamports(ANNA, -SOL)
      .tokens(undefined, MINT, 0, 700)
      .tokens(POOL, MINT, 5000, 4300);
    expect(buysIn(scene, MINT)).toEqual({ buys: [], leftOut: [{ owner: null, reason: 'owner_unknown' }] });
  });
});
