/** A JSON-RPC error answered inside HTTP 200, as nodes do. */
export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: unknown,
  ) {
    super(message);
  }
}

export const invalidParams = (reason: string): RpcError => new RpcError(-32602, `Invalid params: ${reason}`);
export const invalidParam = (reason: string): RpcError => new RpcError(-32602, `Invalid param: ${reason}`);
