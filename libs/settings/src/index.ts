export { readSettings, settingsOfThisProcess, type Settings, type UpstreamSettings } from './settings';
export type { CreditBudget, RateLimitSettings } from './rate-limit-settings';
export type { Environment, NamedKeyHash } from './read-variable';
export { renderEnvExample } from './env-example';
export { givenVariables } from './given-variables';
export { LOG_LEVELS, type LogLevel } from './log-level';
