import fc from 'fast-check';
import { askAtOnce } from './ask-at-once';

const questions = Array.from({ length: 10 }, (_, index) => index);
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('askAtOnce', () => {
  it('answers every question, and never has more under way than allowed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 6 }), async (count, atOnce) => {
        let underWay = 0;
        let most = 0;
        const asked = Array.from({ length: count }, (_, index) => index);
        const answers = await askAtOnce(asked, atOnce, async (question) => {
          most = Math.max(most, ++underWay);
          await soon();
          underWay -= 1;
          return question * 2;
        });
        expect([...answers].sort(([a], [b]) => a - b)).toEqual(asked.map((one) => [one, one * 2]));
        expect(most).toBe(Math.min(count, atOnce));
      }),
      { numRuns: 30 },
    );
  });

  it('begins nothing after a question without an answer, and keeps the answers it has', async () => {
    const asked: number[] = [];
    const answers = await askAtOnce(questions, 3, async (question) => {
      asked.push(question);
      await soon();
      return question === 1 ? null : 'answer';
    });
    expect(asked.length).toBeLessThan(6);
    expect(answers.has(1)).toBe(false);
    expect(answers.get(0)).toBe('answer');
    expect(answers.get(2)).toBe('answer');
  });

  it('throws the first error when nothing is under way any more', async () => {
    let ended = 0;
    const answers = askAtOnce(questions, 3, async (question) => {
      if (question === 0) throw new Error('it broke');
      await soon();
      ended += 1;
      return 'answer';
    });
    await expect(answers).rejects.toThrow('it broke');
    expect(ended).toBe(2);
  });
});
