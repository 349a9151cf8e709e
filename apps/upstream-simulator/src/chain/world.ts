import { WRAPPED_SOL_MINT } from '@meridinate/analysis-core';

export interface TokenAccount {
  mint: string;
  owner: string;
  programId: string;
  amount: bigint;
}

/**
 * Balances while a history is played. Lamports and tokens only ever move, apart from fees, rent-free
 * issue and destruction, so every transaction balances by construction. A wrapped-SOL account holds
 * its amount in lamports too, as on the chain.
 */
export class World {
  private readonly lamports = new Map<string, bigint>();
  private readonly accounts = new Map<string, TokenAccount>();

  /** @param initial lamports of an address before the history begins */
  constructor(private readonly initial: (address: string) => bigint) {}

  lamportsOf(address: string): bigint {
    const known = this.lamports.get(address);
    if (known !== undefined) return known;
    const lamports = this.initial(address);
    this.lamports.set(address, lamports);
    return lamports;
  }

  tokenAccount(address: string): Readonly<TokenAccount> | undefined {
    return this.accounts.get(address);
  }

  amountOf(address: string): bigint {
    return this.accounts.get(address)?.amount ?? 0n;
  }

  /** States what an account held before the history began. */
  place(address: string, lamports: bigint, account?: TokenAccount): void {
    this.lamports.set(address, lamports);
    if (account !== undefined) this.accounts.set(address, { ...account });
  }

  moveLamports(from: string, to: string, lamports: bigint): void {
    this.takeLamports(from, lamports);
    this.lamports.set(to, this.lamportsOf(to) + lamports);
  }

  /** Takes lamports out of the world: the network fee. */
  takeLamports(from: string, lamports: bigint): void {
    const left = this.lamportsOf(from) - lamports;
    if (left < 0n) throw new RangeError(`${from} lacks ${-left} lamports`);
    this.lamports.set(from, left);
  }

  open(address: string, account: Omit<TokenAccount, 'amount'>): void {
    if (this.accounts.has(address)) throw new RangeError(`${address} is open already`);
    this.accounts.set(address, { ...account, amount: 0n });
  }

  /** Ends a token account; its lamports, wrapped ones included, go to the destination. */
  close(address: string, destination: string): void {
    const account = this.known(address);
    if (account.mint !== WRAPPED_SOL_MINT && account.amount > 0n) {
      throw new RangeError(`${address} is not empty`);
    }
    this.moveLamports(address, destination, this.lamportsOf(address));
    this.accounts.delete(address);
  }

  /** Counts lamports that arrived in a wrapped-SOL account as tokens. */
  wrap(address: string, lamports: bigint): void {
    this.known(address).amount += lamports;
  }

  moveTokens(from: string, to: string, amount: bigint): void {
    const source = this.known(from);
    const target = this.known(to);
    if (source.mint !== target.mint) throw new RangeError(`${from} and ${to} hold different mints`);
    if (source.amount < amount) throw new RangeError(`${from} lacks ${amount - source.amount} units`);
    source.amount -= amount;
    target.amount += amount;
    if (source.mint === WRAPPED_SOL_MINT) this.moveLamports(from, to, amount);
  }

  issue(to: string, amount: bigint): void {
    this.known(to).amount += amount;
  }

  destroy(from: string, amount: bigint): void {
    const account = this.known(from);
    if (account.amount < amount) throw new RangeError(`${from} lacks ${amount - account.amount} units`);
    account.amount -= amount;
  }

  private known(address: string): TokenAccount {
    const account = this.accounts.get(address);
    if (account === undefined) throw new RangeError(`${address} is no token account`);
    return account;
  }
}
