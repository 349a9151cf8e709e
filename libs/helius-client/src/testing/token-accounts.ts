export const TOKEN_PROGRAM = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
export const TOKEN_2022 = 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb';
export const METAPLEX = 'metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s';
export const SYSTEM = '11111111111111111111111111111111';

/** An account as `getMultipleAccounts` answers it. */
export const account = (owner: string, data: unknown, lamports = 1) => ({
  owner,
  data,
  lamports,
  executable: false,
});

export const mintAccount = (info: object = {}, owner = TOKEN_PROGRAM) =>
  account(owner, {
    program: 'spl-token',
    parsed: { type: 'mint', info: { decimals: 5, supply: '8799459800561340155', ...info } },
  });

/** A Metaplex account as its program writes it: texts padded with zeros to a fixed length. */
export function metaplexAccount(
  name: string,
  symbol: string,
  { key = 4, owner = METAPLEX, cutAt = Infinity } = {},
) {
  const text = (value: string, size: number): Buffer => {
    const bytes = Buffer.alloc(4 + size);
    bytes.writeUInt32LE(size);
    bytes.write(value, 4);
    return bytes;
  };
  const bytes = Buffer.concat([Buffer.from([key]), Buffer.alloc(64), text(name, 32), text(symbol, 10)]);
  return account(owner, [bytes.subarray(0, cutAt).toString('base64'), 'base64']);
}
