export type * from './budget/credit-budget';
export { createMemoryBudget } from './budget/memory-budget';
export { connectLimits, type SharedLimits, type SharedLimitsOptions } from './connect-limits';
export type * from './limiter';
export { createMemoryLimiter } from './memory/memory-limiter';
export * from './policy';
export type { StoreState } from './redis/store-link';
