import { WRAPPED_SOL_MINT } from '@meridinate/analysis-core';
import { nativeCall, readonly, signer, writable, type Step } from './step';
import {
  ASSOCIATED_TOKEN_PROGRAM,
  COMPUTE_BUDGET_PROGRAM,
  RENT,
  SYSTEM_PROGRAM,
  TOKEN_2022_PROGRAM,
  TOKEN_PROGRAM,
} from './well-known';
import { tokenAccountAddress } from './addresses';
import { fromBase58 } from './base58';

/** What a token account needs to know of its mint. */
export interface TokenKind {
  mint: string;
  decimals: number;
  programId: string;
}

export const WRAPPED_SOL: TokenKind = { mint: WRAPPED_SOL_MINT, decimals: 9, programId: TOKEN_PROGRAM };

export const rentOf = (token: TokenKind): bigint =>
  token.programId === TOKEN_2022_PROGRAM ? RENT.token2022TokenAccount : RENT.splTokenAccount;

/** Moves lamports. `signs` is false when a program moves them for an account that cannot sign. */
export const sendLamports = (from: string, to: string, lamports: bigint, signs = true): Step => ({
  program: SYSTEM_PROGRAM,
  accounts: [signs ? signer(from) : writable(from), writable(to)],
  data: nativeCall(2, 4, lamports),
  effect: (world) => world.moveLamports(from, to, lamports),
});

/** Bytes of a token account, said of every account: nothing here depends on the others' sizes. */
const ACCOUNT_SPACE = 165n;

/** Funds a new account of a program. */
export const createAccount = (
  payer: string,
  address: string,
  lamports: bigint,
  owner = TOKEN_PROGRAM,
): Step => ({
  program: SYSTEM_PROGRAM,
  accounts: [signer(payer), writable(address)],
  data: Buffer.concat([nativeCall(0, 4, lamports, ACCOUNT_SPACE), fromBase58(owner) ?? Buffer.alloc(32)]),
  effect: (world) => world.moveLamports(payer, address, lamports),
});

/** Opens the owner's token account at the payer's cost; with no rent due it only names the account. */
export function openTokenAccount(payer: string, owner: string, token: TokenKind, exists: boolean): Step {
  const address = tokenAccountAddress(owner, token.mint);
  return {
    program: ASSOCIATED_TOKEN_PROGRAM,
    log: 'CreateIdempotent',
    accounts: [
      signer(payer),
      writable(address),
      readonly(owner),
      readonly(token.mint),
      readonly(SYSTEM_PROGRAM),
      readonly(token.programId),
    ],
    data: nativeCall(1, 1),
    inner: exists
      ? []
      : [
          createAccount(payer, address, rentOf(token), token.programId),
          {
            program: token.programId,
            log: 'Instruction: InitializeAccount3',
            accounts: [writable(address), readonly(token.mint)],
            data: nativeCall(18, 1),
            effect: (world) => world.open(address, { mint: token.mint, owner, programId: token.programId }),
          },
        ],
  };
}

/** Moves tokens between two token accounts. Program-owned authorities do not sign. */
export const sendTokens = (
  token: TokenKind,
  from: string,
  to: string,
  amount: bigint,
  authority: string,
  signs: boolean,
): Step => ({
  program: token.programId,
  log: 'Instruction: TransferChecked',
  accounts: [
    writable(from),
    readonly(token.mint),
    writable(to),
    signs ? { address: authority, signer: true } : readonly(authority),
  ],
  data: Buffer.concat([nativeCall(12, 1, amount), Buffer.of(token.decimals)]),
  effect: (world) => world.moveTokens(from, to, amount),
});

/** Turns lamports of a wallet into wrapped SOL of its account. */
export const wrapLamports = (wallet: string, lamports: bigint): Step[] => {
  const account = tokenAccountAddress(wallet, WRAPPED_SOL_MINT);
  return [
    sendLamports(wallet, account, lamports),
    {
      program: TOKEN_PROGRAM,
      log: 'Instruction: SyncNative',
      accounts: [writable(account)],
      data: nativeCall(17, 1),
      effect: (world) => world.wrap(account, lamports),
    },
  ];
};

/** Ends the owner's token account and returns its lamports to the owner. */
export const closeTokenAccount = (owner: string, token: TokenKind): Step => {
  const address = tokenAccountAddress(owner, token.mint);
  return {
    program: token.programId,
    log: 'Instruction: CloseAccount',
    accounts: [writable(address), writable(owner), { address: owner, signer: true }],
    data: nativeCall(9, 1),
    effect: (world) => world.close(address, owner),
  };
};

export const computeBudget = (unitPrice: bigint): Step[] => [
  { program: COMPUTE_BUDGET_PROGRAM, accounts: [], data: Buffer.from('02400d0300', 'hex') },
  { program: COMPUTE_BUDGET_PROGRAM, accounts: [], data: nativeCall(3, 1, unitPrice) },
];
