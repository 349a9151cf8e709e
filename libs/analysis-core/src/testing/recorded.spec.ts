import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { venuesOf } from '../chain/programs';
import type { RawTransaction } from '../envelope/raw-transaction';
import { compare } from './recorded-comparison';
import type { Expectation } from './recorded-expectations';
import { answerOf, asParsed } from './recorded-twins';
import { reasonOf, talliesOf } from './recorded-verdict';
import { mustRead } from './reading';

const FOLDER = resolve(__dirname, '../../../../../shared/recorded');
const isPresent = existsSync(join(FOLDER, 'EXPECTED.json'));
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));

if (!isPresent) console.log(`skipped: no recorded transactions at ${FOLDER}`);

(isPresent ? describe : describe.skip)('recorded transactions', () => {
  const expectations = isPresent ? (readJson('EXPECTED.json') as Record<string, Expectation>) : {};
  const recorded = Object.entries(expectations).map(([file, expectation]) => ({
    file,
    expectation,
    raw: readJson(file) as RawTransaction,
  }));
  const comparisons = recorded.flatMap(({ file, raw, expectation }) => compare(file, raw, expectation));

  it.each(talliesOf(comparisons))('agree with what is known of them from elsewhere: $kind', (tally) => {
    expect(tally).toMatchObject({ isEnough: true });
  });

  it('differ from it for known reasons only', () => {
    const unexplained = comparisons.filter((one) => !one.agrees && reasonOf(one) === 'reason unknown');
    expect(unexplained).toEqual([]);
  });

  it('name the venues that the recorders of the facts saw', () => {
    for (const { file, raw, expectation } of recorded) {
      const venues = venuesOf(mustRead(raw).programs());
      expect([file, venues]).toEqual([file, expect.arrayContaining(expectation.venues)]);
    }
  });

  it('give one answer in both encodings', () => {
    const twins = recorded.flatMap(({ file, raw }) => {
      const parsed = asParsed(raw);
      return parsed === null ? [] : [{ file, raw, parsed }];
    });
    expect(twins.length).toBeGreaterThan(10);
    for (const { file, raw, parsed } of twins) {
      expect([file, answerOf(parsed)]).toEqual([file, answerOf(raw)]);
    }
  });

  it('that were recorded twice, once in each encoding, give one answer', () => {
    const [json, parsed] = ['lookup-table-json-encoding', 'wallet-key-from-lookup-table'].map((name) =>
      answerOf(readJson(`tx/sous890__${name}.json`) as RawTransaction),
    );
    expect(parsed).toEqual(json);
  });
});
