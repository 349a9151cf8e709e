import {
  caught,
  recorded,
  recordingContext,
  startScriptedServer,
  type RecordingContext,
  type ScriptedAnswer,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import { getAddressDecoder } from '@solana/addresses';
import { createHeliusClient, type HeliusClient } from '../helius-client';
import {
  METAPLEX,
  SYSTEM,
  TOKEN_2022,
  TOKEN_PROGRAM,
  account,
  metaplexAccount,
  mintAccount,
} from '../testing/token-accounts';
import { metadataAddress } from './metaplex-metadata';

const MINT = 'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263';

describe('accounts', () => {
  let server: ScriptedServer;
  let context: RecordingContext;

  const client = async (...answers: ScriptedAnswer[]): Promise<HeliusClient> => {
    server = await startScriptedServer(answers);
    return createHeliusClient({
      rpcUrl: server.url,
      apiKey: 'k',
      timeoutMs: 1_000,
      attempts: 2,
      sleep: () => Promise.resolve(),
    });
  };
  const accounts = (...value: unknown[]): ScriptedAnswer => ({
    body: { jsonrpc: '2.0', id: '1', result: { context: { slot: 1 }, value } },
  });
  const readToken = async (...value: unknown[]) =>
    (await client(accounts(...value))).accounts.readToken(MINT, context);

  beforeEach(() => {
    context = recordingContext();
  });
  afterEach(() => server?.close());

  describe('readToken', () => {
    it('reads the mint and its metadata in one call of one credit', async () => {
      expect(await readToken(mintAccount(), metaplexAccount('Bonk', 'BONK'))).toEqual({
        mint: MINT,
        name: 'Bonk',
        symbol: 'BONK',
        decimals: 5,
        supply: '8799459800561340155',
        program: 'spl-token',
      });
      expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
        method: 'getMultipleAccounts',
        params: [[MINT, await metadataAddress(MINT)], { encoding: 'jsonParsed', commitment: 'finalized' }],
      });
      expect(context.authorized).toEqual([1]);
      expect(context.calls).toMatchObject([{ call: 'getMultipleAccounts', outcome: 'answered', credits: 1 }]);
    });

    it('takes the name a Token-2022 mint holds itself', async () => {
      const extensions = [null, { extension: 'tokenMetadata', state: { name: 'ascend', symbol: 'ASCEND' } }];
      const facts = await readToken(
        mintAccount({ extensions }, TOKEN_2022),
        metaplexAccount('another', 'OTHER'),
      );
      expect(facts).toMatchObject({ name: 'ascend', symbol: 'ASCEND', program: 'token-2022' });
    });

    it.each([
      ['there is no metadata', null],
      ['it is somebody else’s', metaplexAccount('Fake', 'FAKE', { owner: SYSTEM })],
      ['it is empty', metaplexAccount('', '')],
    ])('leaves a token nameless for one credit when %s', async (_, metadata) => {
      expect(await readToken(mintAccount(), metadata)).toMatchObject({ name: null, symbol: null });
      expect(context.calls).toMatchObject([{ credits: 1 }]);
    });

    it('drops what does not belong in a name, and cuts it', async () => {
      const state = { name: ` a\u0000b\u202e${'é'.repeat(300)}`, symbol: 7 };
      const facts = await readToken(
        mintAccount({ extensions: [{ extension: 'tokenMetadata', state }] }),
        null,
      );
      expect(facts).toMatchObject({ name: `ab${'é'.repeat(198)}`, symbol: null });
    });

    it('finds no mint where there is no account', async () => {
      expect(await caught(readToken(null, null))).toMatchObject({
        code: 'MINT_NOT_FOUND',
        context: { mint: MINT },
      });
      expect(context.calls).toMatchObject([{ outcome: 'answered', credits: 1 }]);
    });

    it.each([
      ['a token account', account(TOKEN_PROGRAM, { parsed: { type: 'account', info: {} } })],
      [
        'another account of the token program',
        account(TOKEN_PROGRAM, { parsed: { type: 'multisig', info: {} } }),
      ],
      ['a wallet', account(SYSTEM, ['', 'base64'])],
      [
        'a program',
        { ...account('BPFLoaderUpgradeab1e11111111111111111111111', ['', 'base64']), executable: true },
      ],
      [`an account of the program ${METAPLEX}`, account(METAPLEX, ['', 'base64'])],
      [`an account of the program ${METAPLEX}`, account(METAPLEX, { parsed: { type: 'mint', info: {} } })],
      ['an account of an unknown program', account('<script>', null)],
    ])('tells a mint from %s', async (found, value) => {
      expect(await caught(readToken(value, null))).toMatchObject({
        code: 'MINT_NOT_A_MINT',
        context: { mint: MINT, found },
      });
    });

    it.each([
      ['fewer accounts than were asked for', [mintAccount()]],
      ['an account without an owner', [{ lamports: 1 }, null]],
      ['an account that is a number', [7, null]],
      ['a supply that is a number', [mintAccount({ supply: 5 }), null]],
      ['decimals beyond a byte', [mintAccount({ decimals: 256 }), null]],
    ])('finds %s unreadable', async (_, value) => {
      expect((await caught(readToken(...value))).code).toBe('UPSTREAM_ANSWER_UNREADABLE');
    });

    it('buys nothing for what cannot be an address', async () => {
      const helius = await client();
      const error = await caught(helius.accounts.readToken('0'.repeat(44), context));
      expect(error.code).toBe('ADDRESS_MALFORMED');
      expect(server.requests).toHaveLength(0);
    });

    it.each([
      ['rpc/getAccountInfo_mint.json', { decimals: 5, supply: '8799459800561340155', name: null }],
      ['rpc/getAccountInfo_token_account.json', 'a token account'],
      ['rpc/getAccountInfo_nonexistent.json', 'MINT_NOT_FOUND'],
    ])('reads the recorded %s', async (path, expected) => {
      const answer = recorded<{ result: { value: unknown } }>(path);
      if (answer === undefined) return;
      const facts = await readToken(answer.result.value, null).catch((error: unknown) => error);
      if (typeof expected === 'object') expect(facts).toMatchObject(expected);
      else expect(JSON.stringify(facts)).toContain(expected);
    });

    it('reads a recorded Token-2022 mint', async () => {
      const answer = recorded<{ jsonParsed: { value: unknown } }>('rpc/fresh_pump_mint.json');
      if (answer === undefined) return;
      expect(await readToken(answer.jsonParsed.value, null)).toMatchObject({
        name: 'ascend',
        symbol: 'ASCEND',
        decimals: 6,
        program: 'token-2022',
      });
    });
  });

  describe('readLamports', () => {
    const wallet = (index: number): string => {
      const bytes = new Uint8Array(32);
      new DataView(bytes.buffer).setUint32(28, index + 1);
      return getAddressDecoder().decode(bytes);
    };
    const wallets = Array.from({ length: 201 }, (_, index) => wallet(index));

    it('asks for a hundred wallets at a time and keeps their order', async () => {
      server = await startScriptedServer(({ body }) => {
        const [asked] = (JSON.parse(body) as { params: [string[]] }).params;
        return accounts(...asked.map((address) => account(SYSTEM, ['', 'base64'], wallets.indexOf(address))));
      });
      const helius = createHeliusClient({ rpcUrl: server.url, apiKey: 'k', timeoutMs: 1_000, attempts: 1 });
      expect(await helius.accounts.readLamports(wallets, context)).toEqual(
        wallets.map((_, index) => String(index)),
      );
      expect(context.calls.map((call) => call.credits)).toEqual([1, 1, 1]);
      expect(server.requests[0]?.body).toContain('"dataSlice":{"offset":0,"length":0}');
    });

    it('takes a wallet that was never funded for an empty one', async () => {
      const helius = await client(accounts(null, account(SYSTEM, ['', 'base64'], 5)));
      expect(await helius.accounts.readLamports(wallets.slice(0, 2), context)).toEqual(['0', '5']);
    });

    it('keeps a balance exact that no double can hold', async () => {
      const helius = await client({
        body: `{"jsonrpc":"2.0","id":"1","result":{"value":[{"lamports": 9007199254740993,"owner":"${SYSTEM}"}]}}`,
      });
      expect(await helius.accounts.readLamports(wallets.slice(0, 1), context)).toEqual(['9007199254740993']);
    });

    it('asks nobody about no wallets', async () => {
      const helius = await client();
      expect(await helius.accounts.readLamports([], context)).toEqual([]);
      expect(context.calls).toEqual([]);
    });

    it('asks again after a fault and counts both tries', async () => {
      const helius = await client({ body: 'null' }, accounts(account(SYSTEM, ['', 'base64'], 5)));
      expect(await helius.accounts.readLamports(wallets.slice(0, 1), context)).toEqual(['5']);
      expect(context.calls).toMatchObject([
        { outcome: 'failed', credits: 1 },
        { outcome: 'answered', credits: 1 },
      ]);
    });

    it('reads recorded balances', async () => {
      const exchanges = recorded<{ body: { result: { value?: unknown[] } } }[]>(
        'rpc/getMultipleAccounts_balances.json',
      );
      if (exchanges === undefined) return;
      const helius = await client(accounts(...(exchanges[1]?.body.result.value ?? [])));
      expect(await helius.accounts.readLamports(wallets.slice(0, 2), context)).toEqual([
        '3063908962',
        '564503502',
      ]);
    });
  });
});

describe('metadataAddress', () => {
  it.each([
    [
      'of USDC',
      'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
      '5x38Kp4hvdomTCnCrAny4UtMUt5rQBdB6px2K1Ui45Wq',
    ],
    [
      'that a recorded pump.fun creation wrote to',
      '5dNYcCZXEGfGgbdUdq7MMR7KLsNJLLLgL83wLH8Fpump',
      'DTJKYfWFTCr1EZxehTPbXkU1V9LT5FdmGKJwEXsXuBht',
    ],
  ])('finds the account %s', async (_, mint, expected) => {
    expect(await metadataAddress(mint)).toBe(expected);
  });
});
