import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { ValidateFunction } from 'ajv';
import { CORRECTED_COMPONENTS, OPEN_ANSWERS, PROBLEM } from './corrections';
import type { Operation, Schema } from './document';

const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
ajv.addVocabulary(['components']);

const compiled = (schema: Schema): ValidateFunction =>
  ajv.compile({ ...schema, components: { schemas: CORRECTED_COMPONENTS } });

const faultsOf = (valid: ValidateFunction, body: unknown): string[] =>
  valid(body) ? [] : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const answers = new Map<string, ValidateFunction>();
const problem = compiled(PROBLEM);

/**
 * What is wrong with an answer that means success, by the document and the corrections to it.
 *
 * @param body parsed where it is JSON, else text
 */
export function answerFaults(
  { name, answers: declared }: Operation,
  status: number,
  body: unknown,
): string[] {
  const schema = declared.get(status);
  if (schema === undefined) return [`status ${status}, not ${[...declared.keys()].join(' or ')}`];
  const valid = answers.get(name) ?? compiled(OPEN_ANSWERS[name] ?? schema);
  answers.set(name, valid);
  return faultsOf(valid, body);
}

/** What is wrong with an error answer; `error` and `detail` are the same sentence. */
export function problemFaults(body: unknown): string[] {
  const faults = faultsOf(problem, body);
  if (faults.length > 0) return faults;
  const { error, detail } = body as { error: string; detail: string };
  return error === detail ? [] : [`detail says ${detail}, not ${error}`];
}
