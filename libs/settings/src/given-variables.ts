import type { Environment } from './read-variable';
import { VARIABLES } from './variables';

/**
 * The variables of ours that `environment` gives a value, as they stand there: for whoever starts our
 * services with an environment of their own. Secrets are among them.
 */
export function givenVariables(environment: Environment): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(VARIABLES)) {
    const text = environment[name];
    if (text !== undefined && text.trim() !== '') given[name] = text;
  }
  return given;
}
