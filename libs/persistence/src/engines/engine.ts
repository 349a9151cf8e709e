import type { Kysely } from 'kysely';
import type { Database } from '../repositories';
import type { Tables } from '../schema/tables';

export type EngineName = Database['engine'];

/** A connected database without a promise about its schema. */
export interface Engine {
  name: EngineName;
  db: Kysely<Tables>;
  /** Runs a schema change while no other process can run one. */
  exclusively: <T>(change: () => Promise<T>) => Promise<T>;
}
