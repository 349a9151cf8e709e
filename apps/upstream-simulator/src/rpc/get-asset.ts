import { isAddress } from '@solana/addresses';
import { z } from 'zod';
import type { MintFacts } from '../chain/chain-source';
import { invalidParams, RpcError } from './rpc-error';
import type { RpcMethod } from './rpc-method';

const request = z.object({
  id: z.string(),
  options: z.object({ showFungible: z.boolean() }).partial().optional(),
});

const assetOf = (facts: MintFacts): unknown => ({
  interface: 'FungibleToken',
  id: facts.mint,
  content: {
    $schema: 'https://schema.metaplex.com/nft1.0.json',
    json_uri: `https://metadata.example/${facts.mint}.json`,
    metadata: { name: facts.name, symbol: facts.symbol, token_standard: 'Fungible' },
  },
  authorities: [],
  creators: [],
  token_info: {
    symbol: facts.symbol,
    supply: Number(facts.supply),
    decimals: facts.decimals,
    token_program: facts.programId,
  },
  mutable: false,
  burnt: false,
});

/** DAS: one asset. Its parameters are an object, unlike those of the node's own methods. */
export const getAsset: RpcMethod = {
  name: 'getAsset',
  minimumCredits: 10,
  call(params, chain) {
    const read = request.safeParse(params);
    if (!read.success) throw invalidParams('missing field `id`');
    const { id } = read.data;
    if (!isAddress(id))
      throw new RpcError(-32000, 'Validation Error: Pubkey Validation Err: Invalid public key');
    const facts = chain.mintFacts(id);
    if (facts === null) throw new RpcError(-32000, 'Database Error: RecordNotFound Error: Asset Not Found');
    return assetOf(facts);
  },
};
