import { fromBase58 } from '../chain/base58';
import { z } from 'zod';
import { invalidParam, invalidParams } from './rpc-error';

const ADDRESS_LENGTH = 32;
const SIGNATURE_LENGTH = 64;

/** How the node's parser names a value that it did not want. */
function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number')
    return Number.isInteger(value) ? `integer \`${value}\`` : `floating point \`${value}\``;
  if (typeof value === 'boolean') return `boolean \`${value}\``;
  if (typeof value === 'string') return `string "${value}"`;
  return Array.isArray(value) ? 'sequence' : 'map';
}

/** Positional parameters. @throws RpcError when they are one object or not there */
export function positional(params: unknown): readonly unknown[] {
  if (Array.isArray(params)) return params as unknown[];
  throw invalidParams(`invalid type: ${describe(params)}, expected a string`);
}

export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw invalidParams(`invalid type: ${describe(value)}, expected a string`);
}

const decoded = (value: unknown, length: number): string => {
  const given = text(value);
  const bytes = given.length > 100 ? null : fromBase58(given);
  if (bytes === null || given === '') throw invalidParam('Invalid');
  if (bytes.length !== length) throw invalidParam('WrongSize');
  return given;
};

export const addressParam = (value: unknown): string => decoded(value, ADDRESS_LENGTH);
export const signatureParam = (value: unknown): string => decoded(value, SIGNATURE_LENGTH);

/** The options object of a call; absent counts as empty. */
export function options<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const read = schema.safeParse(value ?? {});
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalidParams(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}`);
}

export const commitment = z.enum(['processed', 'confirmed', 'finalized']).optional();
export const encoding = z.enum(['json', 'jsonParsed', 'base58', 'base64', 'base64+zstd']);
