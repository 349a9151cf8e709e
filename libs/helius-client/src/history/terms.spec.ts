import { MeridinateError } from '@meridinate/errors';
import { exchange } from '@meridinate/http-exchange';
import { caught, startScriptedServer } from '@meridinate/http-exchange/testing';
import fc from 'fast-check';
import { betterTerms } from './terms';

const rejected = (rpcCode: number, said: string): MeridinateError =>
  new MeridinateError('UPSTREAM_REQUEST_REJECTED', { upstream: 'Helius', call: 'x', rpcCode, said });
const versionRefused = (version: number): MeridinateError =>
  rejected(
    -32015,
    `Transaction version (${version}) is not supported by the requesting client. Please try the request again with the following configuration parameter: "maxSupportedTransactionVersion": ${version}`,
  );
const limitRefused = (limit: number): MeridinateError =>
  rejected(-32603, `You can only request up to ${limit} transactions at a time`);
const TERMS = { version: 1, limit: 250 };

describe('betterTerms', () => {
  it('raises the version to the one a page needs', () => {
    expect(betterTerms(versionRefused(2), TERMS)).toEqual({ version: 2, limit: 250, lasting: true });
  });

  it('lowers the limit to the one that is allowed', () => {
    expect(betterTerms(limitRefused(100), TERMS)).toEqual({ version: 1, limit: 100, lasting: true });
  });

  it('halves the limit when the allowed one is refused as well', () => {
    expect(betterTerms(limitRefused(1_000), TERMS)).toMatchObject({ limit: 125 });
  });

  it('halves the limit for a page that is too large to hold, for this page only', async () => {
    const server = await startScriptedServer([{ body: 'too much' }]);
    const tooLarge = await caught(
      exchange({
        name: { upstream: 'helius', call: 'x' },
        url: server.url,
        timeoutMs: 2_000,
        maxBodyBytes: 1,
        signal: new AbortController().signal,
      }),
    );
    await server.close();
    expect(betterTerms(tooLarge, TERMS)).toEqual({ version: 1, limit: 125, lasting: false });
  });

  it.each([
    ['a version that was offered already', versionRefused(1)],
    ['a version beyond reason', versionRefused(200)],
    ['a refused cursor', rejected(-32603, 'Bad request: Invalid pagination token')],
    ['a refused address', rejected(-32602, 'Invalid param: request up to 5')],
    ['another error', new MeridinateError('UPSTREAM_FAILED', { upstream: 'Helius', call: 'x' })],
    ['a defect', new TypeError('x')],
  ])('has no answer to %s', (_, error) => {
    expect(betterTerms(error, TERMS)).toBeNull();
  });

  it('has no answer once the limit is one', () => {
    expect(betterTerms(limitRefused(100), { version: 1, limit: 1 })).toBeNull();
  });

  it('comes to an end whatever Helius says', () => {
    const refusal = fc.oneof(fc.nat(300).map(versionRefused), fc.nat(2_000).map(limitRefused));
    fc.assert(
      fc.property(refusal, fc.nat(200), fc.integer({ min: 1, max: 1_000 }), (error, version, limit) => {
        const better = betterTerms(error, { version, limit });
        if (better === null) return;
        expect(better.limit).toBeGreaterThanOrEqual(1);
        expect(better.version > version || better.limit < limit).toBe(true);
        expect(better.version >= version && better.limit <= limit).toBe(true);
      }),
    );
  });
});
