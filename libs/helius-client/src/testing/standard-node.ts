import type { Script, ScriptedAnswer, SeenRequest } from '@meridinate/http-exchange/testing';

/** A transaction on a scripted chain. */
export interface ChainEntry {
  signature: string;
  slot: number;
  transactionIndex: number;
  failed?: boolean;
  /** The node lists it and does not have it. */
  lost?: boolean;
}

export interface RpcRequest {
  method: string;
  params: [string, Record<string, unknown>];
}

export const ok = (result: unknown): ScriptedAnswer => ({ body: { jsonrpc: '2.0', id: '1', result } });
export const refused = (code: number, message: string): ScriptedAnswer => ({
  body: { jsonrpc: '2.0', id: '1', error: { code, message } },
});
export const PLAN_REFUSED: ScriptedAnswer = { status: 403, body: 'requires a Developer plan or higher' };

export const rpcOf = ({ body }: SeenRequest): RpcRequest => JSON.parse(body) as RpcRequest;

/** Base58 knows no zero. */
export const signatureOf = (n: number): string => `S${n}`.replaceAll('0', 'z');

/** Transactions 1 to `count`, three to a slot. */
export const chainOf = (count: number): ChainEntry[] =>
  Array.from({ length: count }, (_, at) => ({
    signature: signatureOf(at + 1),
    slot: 100 + Math.floor(at / 3),
    transactionIndex: 2 * (at % 3),
  }));

export interface NodeOptions {
  /** What it says to `getTransactionsForAddress`; a refusal of the plan when absent. */
  paged?: (params: RpcRequest['params']) => ScriptedAnswer;
  /** Leaves positions out of its lists. */
  tellsNoPositions?: boolean;
  /** An answer in place of the true one. */
  instead?: (request: RpcRequest) => ScriptedAnswer | undefined;
}

/** A node of standard RPC over a chain, given oldest first; it may grow while the node runs. */
export function standardNode(chain: readonly ChainEntry[], options: NodeOptions = {}): Script {
  return (request) => {
    const rpc = rpcOf(request);
    const [first, config] = rpc.params;
    const other = options.instead?.(rpc);
    if (other !== undefined) return other;
    if (rpc.method === 'getSignaturesForAddress') return ok(signatures(chain, config, options));
    if (rpc.method === 'getTransaction') return ok(transaction(chain, first));
    return options.paged?.(rpc.params) ?? PLAN_REFUSED;
  };
}

function signatures(
  chain: readonly ChainEntry[],
  { before, limit }: Record<string, unknown>,
  { tellsNoPositions = false }: NodeOptions,
): unknown[] {
  const newestFirst = [...chain].reverse();
  const start = before === undefined ? 0 : newestFirst.findIndex((one) => one.signature === before) + 1;
  return newestFirst.slice(start, start + Number(limit)).map((one) => ({
    signature: one.signature,
    slot: one.slot,
    err: one.failed === true ? { InstructionError: [0, 'Custom'] } : null,
    memo: null,
    blockTime: one.slot * 10,
    confirmationStatus: 'finalized',
    ...(tellsNoPositions ? {} : { transactionIndex: one.transactionIndex }),
  }));
}

function transaction(chain: readonly ChainEntry[], signature: string): unknown {
  const found = chain.find((one) => one.signature === signature);
  if (found === undefined || found.lost === true) return null;
  return {
    slot: found.slot,
    blockTime: found.slot * 10,
    transaction: { signatures: [signature], message: { accountKeys: ['key'] } },
    meta: { err: null, fee: 5000 },
    version: 0,
  };
}
