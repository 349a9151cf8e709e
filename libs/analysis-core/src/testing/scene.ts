import { programAccount } from './addresses';
import type { ModelAccount, ModelHolding, TransactionModel } from './transaction-model';

export const FEE = 5000;
/** Rent of a token account, in lamports. */
export const TOKEN_RENT = 2_039_280;
const PURSE = 100_000_000_000;

/**
 * Tells a small transaction step by step: who signs, who pays whom, whose tokens move. The first
 * wallet named pays the network fee of {@link FEE}.
 */
export class Scene {
  private readonly accounts: ModelAccount[] = [];
  private readonly holdings: ModelHolding[] = [];
  private readonly rest: Partial<TransactionModel> = {};
  private readonly programs: string[] = [];

  constructor(feePayer: string) {
    this.signer(feePayer);
    this.lamports(feePayer, -FEE);
  }

  /** A wallet that signs; all signers come before anything else is told. */
  signer(address: string): this {
    this.accounts.push({ address, signer: true, before: PURSE, after: PURSE });
    return this;
  }

  /** Lamports an account gains (or loses); an account not named yet joins with a full purse. */
  lamports(address: string, change: number): this {
    this.account(address).after += change;
    return this;
  }

  /** An account opened here with so many lamports, out of the payer's. */
  opened(address: string, lamports: number, payer: string): this {
    Object.assign(this.account(address), { before: 0, after: lamports });
    return this.lamports(payer, -lamports);
  }

  /** An account of the payer closed here, its lamports going back. */
  closed(address: string, lamports: number, payer: string): this {
    Object.assign(this.account(address), { before: lamports, after: 0 });
    return this.lamports(payer, lamports);
  }

  /** A token account's balance before and after; null when it does not exist then. */
  tokens(
    owner: string | undefined,
    mint: string,
    before: bigint | number | null,
    after: bigint | number | null,
    more: Partial<Pick<ModelHolding, 'account' | 'ownerHidden'>> = {},
  ): this {
    const account = more.account ?? tokenAccount(owner ?? 'nobody', mint);
    this.account(account);
    const text = (amount: bigint | number | null) => (amount === null ? null : String(amount));
    this.holdings.push({ ...more, account, mint, owner, before: text(before), after: text(after) });
    return this;
  }

  /** A program the transaction calls. */
  calls(program: string): this {
    this.account(program);
    this.programs.push(program);
    return this;
  }

  /** Head fields: slot, place in block, time, version, error. */
  at(fields: Partial<Omit<TransactionModel, 'accounts' | 'holdings'>>): this {
    Object.assign(this.rest, fields);
    return this;
  }

  model(): TransactionModel {
    return {
      signature: 'signature',
      slot: 100,
      transactionIndex: 0,
      blockTime: 1_700_000_000,
      fee: FEE,
      outerPrograms: this.programs,
      ...this.rest,
      accounts: this.accounts,
      holdings: this.holdings,
    };
  }

  private account(address: string): ModelAccount {
    const known = this.accounts.find((account) => account.address === address);
    if (known !== undefined) return known;
    const account: ModelAccount = { address, before: PURSE, after: PURSE };
    this.accounts.push(account);
    return account;
  }
}

/** The token account an owner keeps for a mint. */
export function tokenAccount(owner: string, mint: string): string {
  return programAccount(`tokens of ${owner} in ${mint}`);
}
