import { BoundedQuestion } from './bounded-question';

const DEADLINE_MS = 50;
const never = (): Promise<never> => new Promise(() => undefined);

describe('BoundedQuestion', () => {
  it('gives the answer', async () => {
    await expect(new BoundedQuestion(() => Promise.resolve(7), DEADLINE_MS).answer()).resolves.toBe(7);
  });

  it('passes an error on', async () => {
    const failing = new BoundedQuestion(() => Promise.reject(new Error('gone')), DEADLINE_MS);
    await expect(failing.answer()).rejects.toThrow('gone');
  });

  it('gives up at the deadline', async () => {
    await expect(new BoundedQuestion(never, DEADLINE_MS).answer()).rejects.toThrow('no answer within 50 ms');
  });

  it('asks once for all who ask at the same time', async () => {
    let asked = 0;
    const question = new BoundedQuestion(() => Promise.resolve(++asked), DEADLINE_MS);
    await expect(Promise.all([question.answer(), question.answer()])).resolves.toEqual([1, 1]);
  });

  it('asks anew after an answer, after an error and after silence', async () => {
    const answers = [() => Promise.resolve(1), () => Promise.reject(new Error('gone')), never];
    let asked = 0;
    const question = new BoundedQuestion<number>(
      () => answers[asked++]?.() ?? Promise.resolve(4),
      DEADLINE_MS,
    );
    await expect(question.answer()).resolves.toBe(1);
    await expect(question.answer()).rejects.toThrow('gone');
    await expect(question.answer()).rejects.toThrow('no answer');
    await expect(question.answer()).resolves.toBe(4);
  });
});
