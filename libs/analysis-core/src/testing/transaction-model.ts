import type { RawTokenBalance, RawTransaction } from '../envelope/raw-transaction';

/** An account of a modelled transaction, with its lamports. */
export interface ModelAccount {
  address: string;
  signer?: boolean;
  /** Set when the key comes from a lookup table. */
  lookup?: 'writable' | 'readonly';
  before: number;
  after: number;
}

/** A token account of a modelled transaction; null amounts mean that it did not exist then. */
export interface ModelHolding {
  account: string;
  mint: string;
  owner?: string;
  /** Leaves the owner out of one side of the metadata, or of both. */
  ownerHidden?: 'before' | 'after' | 'both';
  before: string | null;
  after: string | null;
}

/** One transaction, from which both encodings are written. */
export interface TransactionModel {
  signature: string;
  slot: number;
  transactionIndex?: number | null;
  blockTime?: number | null;
  version?: 'legacy' | number;
  err?: unknown;
  fee: number;
  /** Signers first, then the other static keys, then lookup-table keys: writable, readonly. */
  accounts: ModelAccount[];
  holdings: ModelHolding[];
  /** Addresses of programs; each must be among the accounts. */
  outerPrograms?: string[];
  innerPrograms?: string[];
}

export type Encoding = 'json' | 'jsonParsed';

/** The transaction as `getTransaction` would answer it in the encoding. */
export function encode(model: TransactionModel, encoding: Encoding): RawTransaction {
  const { signature, slot, transactionIndex, blockTime, version = 0 } = model;
  const staticKeys = model.accounts.filter((account) => account.lookup === undefined);
  const call = (program: string) =>
    encoding === 'json'
      ? { programIdIndex: keyIndex(model, program), accounts: [], data: '' }
      : { programId: program, accounts: [], data: '' };
  const instructions = (model.outerPrograms ?? []).map(call);
  return {
    slot,
    transactionIndex,
    blockTime,
    version,
    transaction: {
      signatures: [signature],
      message:
        encoding === 'json'
          ? {
              accountKeys: staticKeys.map((account) => account.address),
              header: { numRequiredSignatures: staticKeys.filter((account) => account.signer).length },
              instructions,
            }
          : {
              accountKeys: model.accounts.map((account) => ({
                pubkey: account.address,
                signer: account.signer === true,
                writable: account.lookup !== 'readonly',
                source: account.lookup === undefined ? ('transaction' as const) : ('lookupTable' as const),
              })),
              instructions,
            },
    },
    meta: {
      err: model.err ?? null,
      fee: model.fee,
      preBalances: model.accounts.map((account) => account.before),
      postBalances: model.accounts.map((account) => account.after),
      preTokenBalances: tokenBalances(model, 'before'),
      postTokenBalances: tokenBalances(model, 'after'),
      innerInstructions: [{ index: 0, instructions: (model.innerPrograms ?? []).map(call) }],
      ...(encoding === 'json' ? { loadedAddresses: loadedAddresses(model) } : {}),
    },
  };
}

function loadedAddresses(model: TransactionModel): { writable: string[]; readonly: string[] } {
  const loaded = (lookup: ModelAccount['lookup']) =>
    model.accounts.filter((account) => account.lookup === lookup).map((account) => account.address);
  return { writable: loaded('writable'), readonly: loaded('readonly') };
}

function tokenBalances(model: TransactionModel, side: 'before' | 'after'): RawTokenBalance[] {
  return model.holdings.flatMap((holding) => {
    const amount = holding[side];
    if (amount === null) return [];
    const hidden = holding.ownerHidden === side || holding.ownerHidden === 'both';
    return [
      {
        accountIndex: keyIndex(model, holding.account),
        mint: holding.mint,
        ...(hidden || holding.owner === undefined ? {} : { owner: holding.owner }),
        uiTokenAmount: { amount, decimals: 6 },
      },
    ];
  });
}

function keyIndex(model: TransactionModel, address: string): number {
  const index = model.accounts.findIndex((account) => account.address === address);
  if (index < 0) throw new Error(`${address} is not among the accounts of ${model.signature}`);
  return index;
}
