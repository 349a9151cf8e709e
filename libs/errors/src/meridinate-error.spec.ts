import { MeridinateError, isMeridinateError, reviveError } from './meridinate-error';
import type { ErrorRecord } from './meridinate-error';

describe('MeridinateError', () => {
  it('carries a sentence that says what to change', () => {
    const error = new MeridinateError('MINT_NOT_A_MINT', { mint: 'abc', found: 'a token account' });
    expect(error.message).toBe(
      "abc is not a token's mint but a token account. Send the address of the mint.",
    );
  });

  it('tells what may be tried again from what may not', () => {
    const upstream = { upstream: 'Helius', call: 'getTransaction' };
    expect(new MeridinateError('UPSTREAM_FAILED', upstream).retryable).toBe(true);
    expect(new MeridinateError('UPSTREAM_CREDITS_EXHAUSTED', upstream).retryable).toBe(false);
  });

  it('survives a trip through JSON', () => {
    const error = new MeridinateError('CREDIT_LIMIT_REACHED', { spent: 40, limit: 45, needed: 10 });
    const back = reviveError(JSON.parse(JSON.stringify(error.toRecord())) as ErrorRecord);
    expect(back).toMatchObject({ code: error.code, context: error.context, message: error.message });
  });

  it('reads a code it does not know as a fault of its own', () => {
    const back = reviveError({ code: 'FROM_THE_FUTURE' } as unknown as ErrorRecord);
    expect(back.code).toBe('INTERNAL_FAULT');
  });

  it('is recognised by code', () => {
    const error: unknown = new MeridinateError('TOKEN_NOT_FOUND', { id: '7' });
    expect(isMeridinateError(error, 'TOKEN_NOT_FOUND')).toBe(true);
    expect(isMeridinateError(error, 'ANALYSIS_NOT_FOUND')).toBe(false);
    expect(isMeridinateError(new Error('x'))).toBe(false);
  });
});
