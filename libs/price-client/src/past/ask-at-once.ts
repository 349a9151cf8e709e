/**
 * Asks questions a few at a time, the first ones first, and ends at the first that has no answer: none
 * is begun after it, and those under way are waited for.
 *
 * @param ask resolves to null when there is no answer
 * @returns the answers there are, by question
 * @throws the first error of `ask`, once nothing is under way any more
 */
export async function askAtOnce<Q, A>(
  questions: readonly Q[],
  atOnce: number,
  ask: (question: Q) => Promise<A | null>,
): Promise<ReadonlyMap<Q, A>> {
  const answers = new Map<Q, A>();
  const errors: unknown[] = [];
  let next = 0;

  async function askUntilEnd(): Promise<void> {
    while (next < questions.length) {
      const question = questions[next++] as Q;
      try {
        const answer = await ask(question);
        if (answer === null) next = questions.length;
        else answers.set(question, answer);
      } catch (error) {
        errors.push(error);
        next = questions.length;
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(atOnce, questions.length) }, askUntilEnd));
  if (errors.length > 0) throw errors[0];
  return answers;
}
