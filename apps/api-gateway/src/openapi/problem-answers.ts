import { PROBLEM_MEDIA_TYPE } from '../http-errors/problem';
import { type Answer, type ApiDocument, operationsOf, schemaRef } from './document-types';
import { samplesOf } from './problem-samples';

const MEDIA_TYPE = PROBLEM_MEDIA_TYPE.split(';', 1)[0] ?? PROBLEM_MEDIA_TYPE;
const PROBLEM = schemaRef('ProblemDto');

/** An error whose body the route describes otherwise, such as that of /health. */
const hasOwnBody = ({ content = {} }: Answer): boolean =>
  Object.values(content).some(({ schema }) => schema?.$ref !== PROBLEM.$ref);

/** Gives each error its true media type, and an example for each code that its description names. */
export function describeProblems(document: ApiDocument): void {
  for (const { operation } of operationsOf(document)) {
    for (const [status, answer] of Object.entries(operation.responses)) {
      if (Number(status) < 400 || hasOwnBody(answer)) continue;
      const samples = samplesOf(answer.description, Number(status));
      const examples = Object.fromEntries(samples.map(([code, value]) => [code, { value }]));
      answer.content = { [MEDIA_TYPE]: { schema: PROBLEM, examples } };
    }
  }
}
