import { sql } from 'kysely';

/**
 * Orders text by its bytes, as JavaScript orders ASCII. A server else orders it by the language its
 * database was made for, and may have no index for that order.
 */
export const BYTE_ORDER = { embedded: sql.raw('collate binary'), postgres: sql.raw('collate "C"') };
