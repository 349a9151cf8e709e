import type { ChainSource } from '../chain/chain-source';

/** One JSON-RPC method: what it answers and what its answers cost. */
export interface RpcMethod {
  name: string;
  /** Credits of an error; also the least an answer costs. */
  minimumCredits: number;
  /** Credits of an answer, when they depend on it. */
  creditsOf?: (result: unknown) => number;
  /** @throws RpcError */
  call(params: unknown, chain: ChainSource): unknown;
}
