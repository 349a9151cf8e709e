import type { RawTransaction } from '@meridinate/analysis-core';
import { mintAccount } from '../accounts/mint-account';
import { programAccount, systemAccount } from '../accounts/other-accounts';
import type { ChainAccount, ChainSource, ChainTransaction, MintFacts } from '../chain/chain-source';
import { PROGRAMS, TOKEN_PROGRAM } from '../chain/well-known';

function keysOf({ transaction, meta }: RawTransaction): string[] {
  const written = transaction.message.accountKeys.map((key) => (typeof key === 'string' ? key : key.pubkey));
  return [...written, ...(meta?.loadedAddresses?.writable ?? []), ...(meta?.loadedAddresses?.readonly ?? [])];
}

const tokenBalancesOf = ({ meta }: RawTransaction) => [
  ...(meta?.preTokenBalances ?? []),
  ...(meta?.postTokenBalances ?? []),
];

/** By slot; recordings without a place in their block get one by their order. */
function inOrder(recordings: readonly RawTransaction[]): ChainTransaction[] {
  return [...recordings]
    .sort(
      (left, right) => left.slot - right.slot || (left.transactionIndex ?? 0) - (right.transactionIndex ?? 0),
    )
    .map((envelope, place) => ({
      signature: envelope.transaction.signatures[0] ?? '',
      slot: envelope.slot,
      transactionIndex: envelope.transactionIndex ?? place,
      blockTime: envelope.blockTime ?? null,
      envelope,
    }))
    .sort((left, right) => left.slot - right.slot || left.transactionIndex - right.transactionIndex);
}

/**
 * Serves recorded transactions. An address has those that list it among their keys, and a mint also
 * those whose token balances name it, which a node's index of addresses would miss. Names, symbols
 * and supplies are not in transactions: a mint is called by the beginning of its address.
 */
export class RecordedChain implements ChainSource {
  readonly headSlot: number;
  private readonly bySignature = new Map<string, ChainTransaction>();
  private readonly byAddress = new Map<string, ChainTransaction[]>();
  private readonly mints = new Map<string, MintFacts>();
  private readonly lamports = new Map<string, bigint>();

  constructor(recordings: readonly RawTransaction[]) {
    const transactions = inOrder(recordings);
    this.headSlot = transactions.at(-1)?.slot ?? 0;
    transactions.forEach((transaction) => this.learn(transaction));
  }

  private learn(transaction: ChainTransaction): void {
    const { envelope } = transaction;
    this.bySignature.set(transaction.signature, transaction);
    const keys = keysOf(envelope);
    keys.forEach((key, place) => {
      const balance = envelope.meta?.postBalances[place];
      if (balance !== undefined) this.lamports.set(key, BigInt(balance));
    });
    const balances = tokenBalancesOf(envelope);
    for (const { mint, programId, uiTokenAmount } of balances) {
      this.mints.set(mint, {
        mint,
        name: `Recorded ${mint.slice(0, 4)}`,
        symbol: mint.slice(0, 4).toUpperCase(),
        decimals: uiTokenAmount.decimals,
        supply: 1_000_000_000n * 10n ** BigInt(uiTokenAmount.decimals),
        programId: programId ?? TOKEN_PROGRAM,
        creator: null,
      });
    }
    for (const address of new Set([...keys, ...balances.map(({ mint }) => mint)])) {
      const known = this.byAddress.get(address);
      if (known === undefined) this.byAddress.set(address, [transaction]);
      else known.push(transaction);
    }
  }

  /** Mints named by the recordings' token balances. */
  get knownMints(): string[] {
    return [...this.mints.keys()];
  }

  history(address: string): readonly ChainTransaction[] {
    return this.byAddress.get(address) ?? [];
  }

  transaction(signature: string): ChainTransaction | null {
    return this.bySignature.get(signature) ?? null;
  }

  mintFacts(address: string): MintFacts | null {
    return this.mints.get(address) ?? null;
  }

  accounts(addresses: readonly string[]): Promise<(ChainAccount | null)[]> {
    return Promise.resolve(addresses.map((address) => this.account(address)));
  }

  private account(address: string): ChainAccount | null {
    const facts = this.mintFacts(address);
    if (facts !== null) return mintAccount(facts);
    if (PROGRAMS.includes(address)) return programAccount();
    const lamports = this.lamports.get(address);
    return lamports === undefined || lamports === 0n ? null : systemAccount(address, lamports);
  }
}
