import { array, assert, boolean, double, integer, property, record, string } from 'fast-check';
import type { LimitState } from '../limiter';
import { ANSWER_HEADERS, answerHeaders, retryAfterSeconds, type AnsweredLimits } from './answer-headers';

interface Item {
  name: string;
  parameters: Record<string, number | string>;
}

/** Reads a list of strings with parameters by the grammar of RFC 9651, and nothing but that. */
function parseList(field: string): Item[] {
  let rest = field;
  const take = (pattern: RegExp): string => {
    const found = pattern.exec(rest);
    if (found?.index !== 0) throw new Error(`not a structured field at: ${rest}`);
    rest = rest.slice(found[0].length);
    return found[0];
  };
  const takeText = (): string =>
    take(/^"(?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*"/)
      .slice(1, -1)
      .replace(/\\(.)/g, '$1');
  const items: Item[] = [];
  for (;;) {
    const item: Item = { name: takeText(), parameters: {} };
    while (rest.startsWith(';')) {
      const key = take(/^; *[a-z*][a-z0-9_.*-]*=/).replace(/^; *|=$/g, '');
      item.parameters[key] = rest.startsWith('"') ? takeText() : Number(take(/^-?\d{1,15}(?![\d.])/));
    }
    items.push(item);
    if (rest === '') return items;
    take(/^[ \t]*,[ \t]*(?=.)/);
  }
}

const read: LimitState = {
  name: 'read',
  limit: 300,
  windowMs: 3_600_000,
  used: 288,
  remaining: 12,
  resetMs: 839_001,
};
const credits: LimitState = {
  ...read,
  name: 'balance_credits',
  limit: 12_000,
  used: 6_000,
  remaining: 6_000,
};

const letThrough = (...limits: LimitState[]): AnsweredLimits => ({
  limits,
  refusal: null,
  inCredits: new Set(['balance_credits']),
});

describe('the headers of an answer that was let through', () => {
  it('tell the limit of which least is left, in whole seconds', () => {
    expect(answerHeaders(letThrough(credits, read), 'draft-11')).toEqual({
      'x-ratelimit-limit': '300',
      'x-ratelimit-remaining': '12',
      'x-ratelimit-reset': '840',
      'ratelimit-policy': '"balance_credits";q=12000;w=3600;meridinate-unit="credits", "read";q=300;w=3600',
      ratelimit: '"balance_credits";r=6000;t=840, "read";r=12;t=840',
    });
  });

  it('are none where nothing is limited', () => {
    expect(answerHeaders(letThrough(), 'draft-11')).toEqual({});
  });

  it('leave the draft’s fields out when these are off', () => {
    expect(Object.keys(answerHeaders(letThrough(read), 'off'))).toEqual([
      'x-ratelimit-limit',
      'x-ratelimit-remaining',
      'x-ratelimit-reset',
    ]);
  });
});

describe('the headers of a refusal', () => {
  const used = { ...read, used: 300, remaining: 0 };
  const refused = (waitMs: number, binding = used): AnsweredLimits => ({
    ...letThrough(credits, used),
    refusal: { binding, waitMs },
  });

  it('tell the limit that refused and its wait, and list that one alone with what is left', () => {
    expect(answerHeaders(refused(839_001), 'draft-11')).toEqual({
      'x-ratelimit-limit': '300',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '840',
      'ratelimit-policy': '"balance_credits";q=12000;w=3600;meridinate-unit="credits", "read";q=300;w=3600',
      ratelimit: '"read";r=0;t=840',
      'retry-after': '840',
    });
  });

  it('tell a limit of which something is left, but too little for the cost', () => {
    expect(answerHeaders(refused(1_500, credits), 'off')).toMatchObject({
      'x-ratelimit-remaining': '6000',
      'x-ratelimit-reset': '2',
      'retry-after': '2',
    });
  });

  it('say at least one second, and never less than the wait or a second more', () => {
    expect([0, 1, 1_000, 1_001].map(retryAfterSeconds)).toEqual([1, 1, 1, 2]);
    assert(
      property(double({ min: 1, max: 1e12, noNaN: true }), (waitMs) => {
        const seconds = retryAfterSeconds(waitMs);
        return Number.isInteger(seconds) && seconds * 1_000 >= waitMs && (seconds - 1) * 1_000 < waitMs;
      }),
    );
  });

  it('have all the names that browsers are let read, and no other', () => {
    const names = Object.keys(answerHeaders(refused(1), 'draft-11'));
    expect(ANSWER_HEADERS.map((name) => name.toLowerCase()).sort()).toEqual(names.sort());
  });
});

describe('the fields of draft 11', () => {
  const ms = integer({ min: 0, max: 1e12 });
  const anyLimit = record({
    name: string({ minLength: 1 }).filter((name) => /^[\x20-\x7e]+$/.test(name)),
    limit: integer({ min: 1 }),
    windowMs: ms,
    used: integer({ min: 0 }),
    remaining: integer({ min: 0 }),
    resetMs: ms,
  });
  const anyLimits = array(anyLimit, { minLength: 1, maxLength: 5 });
  const readOnly = (headers: Record<string, string>) => ({
    policies: parseList(headers['ratelimit-policy'] ?? ''),
    limits: parseList(headers.ratelimit ?? ''),
  });

  it('are lists of RFC 9651 that give back every limit', () => {
    assert(
      property(anyLimits, boolean(), (limits, areCredits) => {
        const inCredits = new Set(areCredits ? limits.map(({ name }) => name) : []);
        expect(readOnly(answerHeaders({ limits, refusal: null, inCredits }, 'draft-11'))).toEqual({
          policies: limits.map(({ name, limit, windowMs }) => ({
            name,
            parameters: {
              q: limit,
              w: Math.ceil(windowMs / 1_000),
              ...(areCredits && { 'meridinate-unit': 'credits' }),
            },
          })),
          limits: limits.map(({ name, remaining, resetMs }) => ({
            name,
            parameters: { r: remaining, t: Math.ceil(resetMs / 1_000) },
          })),
        });
      }),
    );
  });

  it('never tell of another time than Retry-After on a refusal', () => {
    assert(
      property(anyLimits, ms, (limits, waitMs) => {
        const [binding = read] = limits;
        const headers = answerHeaders({ ...letThrough(...limits), refusal: { binding, waitMs } }, 'draft-11');
        const { t } = readOnly(headers).limits[0]?.parameters ?? {};
        expect(readOnly(headers).limits).toHaveLength(1);
        expect(String(t)).toBe(headers['retry-after']);
      }),
    );
  });

  it('keep integers within 0 and fifteen digits', () => {
    const odd = { ...read, limit: Number.MAX_SAFE_INTEGER, remaining: -1 };
    const headers = answerHeaders(letThrough(odd), 'draft-11');
    expect(readOnly(headers).policies[0]?.parameters.q).toBe(999_999_999_999_999);
    expect(readOnly(headers).limits[0]?.parameters.r).toBe(0);
    expect(headers['x-ratelimit-remaining']).toBe('0');
  });

  it('cannot be made of names that no field can hold', () => {
    const foreign = letThrough({ ...read, name: 'lesen–viel' });
    expect(() => answerHeaders(foreign, 'draft-11')).toThrow('printable ASCII');
  });
});
