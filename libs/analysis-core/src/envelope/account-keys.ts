import { isRecord, isTextArray, isWhole } from './json-shape';

/** The account keys of a transaction, lookup tables included, in the order balances refer to. */
export interface AccountKeys {
  keys: readonly string[];
  signers: ReadonlySet<string>;
}

/**
 * Merges the account keys of either encoding. With `json` the lookup-table keys stand apart in
 * `meta.loadedAddresses` and the first `numRequiredSignatures` keys sign; with `jsonParsed` the keys
 * are merged already and carry their own marks. Null when neither reading fits.
 */
export function readAccountKeys(
  message: Record<string, unknown>,
  meta: Record<string, unknown>,
): AccountKeys | null {
  const list: unknown = message['accountKeys'];
  if (!Array.isArray(list) || list.length === 0) return null;
  return typeof list[0] === 'string' ? readJsonKeys(list, message, meta) : readParsedKeys(list);
}

function readJsonKeys(
  list: readonly unknown[],
  message: Record<string, unknown>,
  meta: Record<string, unknown>,
): AccountKeys | null {
  const header = message['header'];
  const count = isRecord(header) ? header['numRequiredSignatures'] : undefined;
  if (!isTextArray(list) || !isWhole(count) || count < 1 || count > list.length) return null;
  const signers = new Set(list.slice(0, count));
  const loaded = meta['loadedAddresses'];
  if (loaded == null) return { keys: list, signers };
  if (!isRecord(loaded)) return null;
  const writable = loaded['writable'] ?? [];
  const readonly = loaded['readonly'] ?? [];
  if (!isTextArray(writable) || !isTextArray(readonly)) return null;
  return { keys: [...list, ...writable, ...readonly], signers };
}

function readParsedKeys(list: readonly unknown[]): AccountKeys | null {
  const keys: string[] = [];
  const signers = new Set<string>();
  for (const key of list) {
    if (!isRecord(key) || typeof key['pubkey'] !== 'string' || typeof key['signer'] !== 'boolean')
      return null;
    keys.push(key['pubkey']);
    if (key['signer']) signers.add(key['pubkey']);
  }
  return { keys, signers };
}
