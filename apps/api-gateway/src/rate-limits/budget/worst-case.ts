const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * The most credits that the analysis asked for may cost: its `maxCreditsPerAnalysis`, which holds over
 * all its attempts.
 *
 * @param body as it came
 * @param byDefault what counts where the body says nothing that can be used
 */
export function worstCaseCredits(body: unknown, byDefault: number): number {
  const asked = isObject(body) && isObject(body['api_settings']) ? body['api_settings'] : {};
  const most = asked['maxCreditsPerAnalysis'];
  const fits = typeof most === 'number' && Number.isSafeInteger(most) && most >= 1;
  return fits ? most : byDefault;
}
