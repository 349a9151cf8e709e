import { type ApiDocument, operationsOf } from './document-types';

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `getAnalysisByJobId` for GET /analysis/{job_id}: unique, for method and path are. */
const idOf = (method: string, path: string): string =>
  method +
  path
    .replace(/\{(\w+)\}/g, 'by_$1')
    .split(/[^a-zA-Z0-9]+/)
    .map(capitalised)
    .join('');

/** Names operations by what callers see of them, not by classes of ours. */
export function nameOperations(document: ApiDocument): void {
  for (const { path, method, operation } of operationsOf(document))
    operation.operationId = idOf(method, path);
}
