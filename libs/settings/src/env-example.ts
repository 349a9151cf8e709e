import { VARIABLES, type Variable } from './variables';

/** The text of `.env.example`: every variable with its meaning, commented out at its default. */
export function renderEnvExample(): string {
  const lines = Object.entries(VARIABLES).map(([name, { meaning, fallback }]: [string, Variable]) =>
    [`# ${meaning}`, `#${name}=${fallback ?? ''}`, ''].join('\n'),
  );
  return ['# Copy to .env and take away the # of what you change.', '', ...lines].join('\n');
}
