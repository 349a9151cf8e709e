import { MOST_CREDITS } from '../../stored-settings/analysis-settings.dto';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * The most credits that the analysis asked for may cost: its `maxCreditsPerAnalysis`, which holds over
 * all its attempts.
 *
 * @param body as it came
 * @param byDefault what counts where the body says nothing that passes its check
 */
export function worstCaseCredits(body: unknown, byDefault: number): number {
  const asked = isObject(body) && isObject(body['api_settings']) ? body['api_settings'] : {};
  const most = asked['maxCreditsPerAnalysis'];
  const fits = typeof most === 'number' && Number.isInteger(most) && most >= 1 && most <= MOST_CREDITS;
  return fits ? most : byDefault;
}
