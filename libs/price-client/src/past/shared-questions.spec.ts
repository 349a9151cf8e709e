import { caught, recordingContext, type ScriptedServer } from '@meridinate/http-exchange/testing';
import { NOON, clientOf, everyMinute, startSources, type Answer } from '../testing/scripted-prices';

describe('a question that several analyses ask at the same time', () => {
  let server: ScriptedServer;

  const client = async (coinbase: Answer) => {
    server = await startSources({ coinbase });
    return clientOf(server, { now: () => (NOON + 10_000) * 60_000 });
  };

  afterEach(() => server.close());

  it('goes out once, and is recorded by the first', async () => {
    const prices = await client(everyMinute);
    const contexts = [recordingContext(), recordingContext(), recordingContext()];
    const found = await Promise.all(contexts.map((context, at) => prices.solUsdAt([NOON + at], context)));
    expect(found.map((answer) => [...answer.keys()])).toEqual([[NOON], [NOON + 1], [NOON + 2]]);
    expect(server.requests).toHaveLength(1);
    expect(contexts.map(({ calls }) => calls.length)).toEqual([1, 0, 0]);
  });

  it('goes out again for the others when the first is aborted', async () => {
    const first = new AbortController();
    const prices = await client((query) => {
      if (first.signal.aborted) return everyMinute(query);
      first.abort('the client cancelled it');
      return { hang: 'before_headers' };
    });
    const aborted = caught(prices.solUsdAt([NOON], recordingContext(first.signal)));
    const others = [recordingContext(), recordingContext()].map((context) =>
      prices.solUsdAt([NOON], context),
    );
    expect((await aborted).code).toBe('ANALYSIS_ABORTED');
    expect((await Promise.all(others)).map(({ size }) => size)).toEqual([1, 1]);
    expect(server.requests).toHaveLength(2);
  });

  it('is left at once by one that is aborted, and goes on for the first', async () => {
    const second = new AbortController();
    const prices = await client((query) => {
      second.abort('the client cancelled it');
      return everyMinute(query);
    });
    const answer = prices.solUsdAt([NOON], recordingContext());
    const aborted = caught(prices.solUsdAt([NOON], recordingContext(second.signal)));
    expect((await aborted).code).toBe('ANALYSIS_ABORTED');
    expect((await answer).size).toBe(1);
    expect(server.requests).toHaveLength(1);
  });

  it('that has failed has failed for all of them', async () => {
    const prices = await client({ status: 500 });
    const found = await Promise.all(
      [recordingContext(), recordingContext()].map((context) => prices.solUsdAt([NOON], context)),
    );
    expect(found.map(({ size }) => size)).toEqual([0, 0]);
    expect(server.requests.filter(({ path }) => path.startsWith('/coinbase'))).toHaveLength(1);
  });
});
