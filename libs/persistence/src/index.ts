export type * from './repositories';
