import type { ChainAccount, MintFacts } from '../chain/chain-source';
import { RENT, TOKEN_2022_PROGRAM } from '../chain/well-known';

const SPL_MINT_SPACE = 82;
const TOKEN_2022_MINT_SPACE = 390;

/** The 82 bytes every mint begins with; without authorities, as a finished launch leaves it. */
export function mintBytes(facts: MintFacts): Buffer {
  const bytes = Buffer.alloc(SPL_MINT_SPACE);
  bytes.writeBigUInt64LE(facts.supply, 36);
  bytes.writeUInt8(facts.decimals, 44);
  bytes.writeUInt8(1, 45);
  return bytes;
}

const extensionsOf = ({ mint, name, symbol }: MintFacts): unknown[] => [
  { extension: 'metadataPointer', state: { authority: null, metadataAddress: mint } },
  {
    extension: 'tokenMetadata',
    state: {
      additionalMetadata: [],
      mint,
      name,
      symbol,
      updateAuthority: null,
      uri: `https://metadata.example/${mint}.json`,
    },
  },
];

/** Account of a mint. Its bytes leave out the extensions; they are shown in words only. */
export function mintAccount(facts: MintFacts): ChainAccount {
  const token2022 = facts.programId === TOKEN_2022_PROGRAM;
  return {
    lamports: token2022 ? RENT.token2022Mint : RENT.splMint,
    owner: facts.programId,
    executable: false,
    bytes: mintBytes(facts),
    parsed: {
      program: token2022 ? 'spl-token-2022' : 'spl-token',
      type: 'mint',
      info: {
        decimals: facts.decimals,
        ...(token2022 ? { extensions: extensionsOf(facts) } : {}),
        freezeAuthority: null,
        isInitialized: true,
        mintAuthority: null,
        supply: facts.supply.toString(),
      },
      space: token2022 ? TOKEN_2022_MINT_SPACE : SPL_MINT_SPACE,
    },
  };
}
