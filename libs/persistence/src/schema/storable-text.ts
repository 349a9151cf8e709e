/**
 * Neither engine keeps a text with a NUL in it: PostgreSQL refuses it, SQLite cuts it off there. A
 * token's name is whatever its creator wrote, so it goes through here.
 */
export const withoutNul = (text: string): string => text.replaceAll('\0', '');

/** False for a text that cannot be in the database, and must not be sent to it. */
export const isStorable = (text: string): boolean => !text.includes('\0');
