export { createMeridinateClient, type ClientOptions, type MeridinateClient } from './client';
export { bodyOf, type Problem, ProblemError } from './problem';
export type { components, paths } from './schema';
