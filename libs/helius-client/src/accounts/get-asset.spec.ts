import {
  caught,
  recordingContext,
  startScriptedServer,
  type RecordingContext,
  type ScriptedAnswer,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import { creditTableOf } from '../credit-table';
import { clientOf } from '../testing/reading';
import { ok, refused, rpcOf } from '../testing/standard-node';
import { METAPLEX, TOKEN_2022, account, metaplexAccount, mintAccount } from '../testing/token-accounts';
import { metadataAddress } from './metaplex-metadata';

const MINT = 'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263';
const ELSEWHERE = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';

const pointerTo = (metadataAddress: unknown) => ({
  extension: 'metadataPointer',
  state: { authority: null, metadataAddress },
});
const named = (name: string) => ({ extension: 'tokenMetadata', state: { name, symbol: 'IN' } });
const mint2022 = (...extensions: unknown[]) => mintAccount({ extensions }, TOKEN_2022);
const asset = (metadata: unknown) => ok({ interface: 'FungibleToken', id: MINT, content: { metadata } });
const NAMED = asset({ name: ' Else\u0000where ', symbol: 'ELSE' });

describe('a token whose metadata is somewhere else', () => {
  let server: ScriptedServer;
  let context: RecordingContext;
  let answer: ScriptedAnswer;

  const readToken = async (mint: unknown, metaplex: unknown = null) => {
    server = await startScriptedServer((request) =>
      rpcOf(request).method === 'getAsset' ? answer : ok({ value: [mint, metaplex] }),
    );
    return clientOf(server.url).accounts.readToken(MINT, context);
  };
  const called = () => context.calls.map(({ call }) => call);

  beforeEach(() => {
    context = recordingContext();
    answer = NAMED;
  });
  afterEach(() => server.close());

  it('is named by getAsset, for ten credits more, and cleanly', async () => {
    expect(await readToken(mint2022(pointerTo(ELSEWHERE)))).toMatchObject({
      name: 'Elsewhere',
      symbol: 'ELSE',
      decimals: 5,
      program: 'token-2022',
    });
    expect(context.calls).toMatchObject([
      { call: 'getMultipleAccounts', credits: 1 },
      { call: 'getAsset', outcome: 'answered', credits: 10 },
    ]);
    expect(rpcOf(server.requests[1]!)).toMatchObject({
      method: 'getAsset',
      params: { id: MINT, options: { showFungible: true } },
    });
  });

  it.each([
    ['is of another kind', metaplexAccount('Fake', 'FAKE', { key: 1 })],
    ['breaks off', metaplexAccount('Fake', 'FAKE', { cutAt: 80 })],
    ['is no bytes', account(METAPLEX, { parsed: {} })],
  ])('is asked for where what Metaplex keeps %s', async (_, metaplex) => {
    expect(await readToken(mintAccount(), metaplex)).toMatchObject({ name: 'Elsewhere', symbol: 'ELSE' });
  });

  it.each<[string, unknown, unknown, string | null]>([
    ['points at itself', mint2022(pointerTo(MINT)), null, null],
    ['points nowhere', mint2022(pointerTo(null)), null, null],
    ['points at what is no address', mint2022(pointerTo('x')), null, null],
    ['has a pointer without a state', mint2022({ extension: 'metadataPointer' }), null, null],
    ['has no pointer', mint2022(null, { extension: 'transferFeeConfig', state: {} }), null, null],
    ['names itself', mint2022(pointerTo(ELSEWHERE), named('Inside')), null, 'Inside'],
    ['is named at Metaplex', mint2022(pointerTo(ELSEWHERE)), metaplexAccount('Plex', 'PLEX'), 'Plex'],
  ])('is not looked for where a mint %s', async (_, mint, metaplex, name) => {
    expect(await readToken(mint, metaplex)).toMatchObject({ name });
    expect(called()).toEqual(['getMultipleAccounts']);
  });

  it('is not looked for where a mint points at the account of Metaplex, which was read', async () => {
    const mint = mint2022(pointerTo(await metadataAddress(MINT)));
    expect(await readToken(mint)).toMatchObject({ name: null });
    expect(called()).toEqual(['getMultipleAccounts']);
  });

  it('keeps the symbol that its accounts have', async () => {
    const token = await readToken(mint2022(pointerTo(ELSEWHERE), named('')));
    expect(token).toMatchObject({ name: 'Elsewhere', symbol: 'IN' });
  });

  it.each<[string, ScriptedAnswer]>([
    ['does not know it', refused(-32000, 'Database Error: RecordNotFound Error: Asset Not Found')],
    ['refuses the call', { status: 403, body: 'requires a Developer plan' }],
    ['is rate limited', { status: 429 }],
    ['fails', { status: 503 }],
    ['breaks off', { cut: 'in_body', body: 'x'.repeat(100) }],
    ['answers null', ok(null)],
    ['answers a number', ok(7)],
    ['answers an asset without content', ok({ content: null })],
    ['answers an asset without metadata', asset(null)],
    ['answers a name that is none', asset({ name: 7, symbol: ' ' })],
  ])('stays nameless, after one try, when Helius %s', async (_, said) => {
    answer = said;
    expect(await readToken(mint2022(pointerTo(ELSEWHERE)))).toMatchObject({ name: null, symbol: null });
    expect(called()).toEqual(['getMultipleAccounts', 'getAsset']);
  });

  it.each([
    [20, ['getMultipleAccounts']],
    [21, ['getMultipleAccounts', 'getAsset']],
  ])('is only paid for when a page can be bought afterwards: of %i credits', async (limit, calls) => {
    context.limit = limit;
    await readToken(mint2022(pointerTo(ELSEWHERE)));
    expect(called()).toEqual(calls);
    expect(() => context.authorize(10)).not.toThrow();
  });

  it('costs what the table says', async () => {
    server = await startScriptedServer((request) =>
      rpcOf(request).method === 'getAsset' ? answer : ok({ value: [mint2022(pointerTo(ELSEWHERE)), null] }),
    );
    const creditTable = creditTableOf({ asOf: '2027-01', page: 100, call: 2, asset: 30 });
    await clientOf(server.url, { creditTable }).accounts.readToken(MINT, context);
    expect(context.calls.map(({ credits }) => credits)).toEqual([2, 30]);
  });

  it('does not take an abort for a failure', async () => {
    const caller = new AbortController();
    context = recordingContext(caller.signal);
    answer = { hang: 'before_headers' };
    const token = readToken(mint2022(pointerTo(ELSEWHERE)));
    const record = context.record.bind(context);
    context.record = (call, reserved) => {
      record(call, reserved);
      setImmediate(() => caller.abort('the client cancelled it'));
    };
    expect((await caught(token)).code).toBe('ANALYSIS_ABORTED');
  });
});
