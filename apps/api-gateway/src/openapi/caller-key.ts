import { API_KEY_HEADER } from '../access/caller';
import { type ApiDocument, operationsOf, type Parameter } from './document-types';

/** Name of the security scheme of callers' keys. */
export const CALLER_KEY = 'caller_key';

const isKey = ({ in: place, name }: Parameter): boolean =>
  place === 'header' && name.toLowerCase() === API_KEY_HEADER;

/**
 * Describes the key of a caller as a security scheme, as clients of the document expect it, and not as a
 * parameter of each route. It is optional except where a route asks for it.
 */
export function secureByKey(document: ApiDocument): void {
  for (const { operation } of operationsOf(document)) {
    const key = operation.parameters?.find(isKey);
    operation.parameters = operation.parameters?.filter((parameter) => !isKey(parameter));
    if (key === undefined && operation.responses['401'] === undefined) continue;
    const isNeeded = key !== undefined && key.required === true;
    operation.security = [...(isNeeded ? [] : [{}]), { [CALLER_KEY]: [] }];
  }
}
