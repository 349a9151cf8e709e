import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { ERROR_CODES } from '@meridinate/errors';
import {
  type RunningGateway,
  settingsIn,
  startGateway,
  type TemporaryFolder,
  temporaryFolder,
} from '../testing/gateway';
import {
  type ApiDocument,
  type Content,
  operationsOf,
  type PlacedOperation,
  type Schema,
} from './document-types';

const PROBLEM: Schema = { $ref: '#/components/schemas/ProblemDto' };
/** Their 503 tells what is well and what is not, in the body of their 200. */
const TELLS_STATE_IN_ERRORS = new Set(['/health', '/health/ready', '/metrics/health']);

const CODES: ReadonlySet<string> = new Set(ERROR_CODES);

/** Every `$ref` anywhere in the document. */
function referencesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesOf)];
}

const examplesOf = ({ example, examples }: Content[string]): unknown[] =>
  examples === undefined ? [example] : Object.values(examples).map(({ value }) => value);

describe('the API document', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  let document: ApiDocument;
  let operations: PlacedOperation[];

  /** Where a check fails, as `GET /tags: …`. */
  const failing = (check: (placed: PlacedOperation) => string[]): string[] =>
    operations.flatMap((placed) =>
      check(placed).map((fault) => `${placed.method.toUpperCase()} ${placed.path}: ${fault}`),
    );

  beforeAll(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
    document = (await gateway.request('GET', '/docs-json')).body as unknown as ApiDocument;
    operations = operationsOf(document);
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('is one of OpenAPI 3.1, with schemas of JSON Schema', () => {
    expect(document.openapi).toBe('3.1.0');
    const ajv = addFormats(new Ajv2020({ strict: false }));
    const faulty = Object.entries(document.components.schemas).filter(([, one]) => !ajv.validateSchema(one));
    expect(faulty).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  it('is shown by the pages under /docs', async () => {
    const page = await fetch(`${gateway.url}/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
  });

  it('says of each operation what it does, and names it', () => {
    expect(
      failing(({ operation: { summary, tags } }) => (summary && tags?.length ? [] : ['no summary or tag'])),
    ).toEqual([]);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id) => !/^[a-z][a-zA-Z0-9]*$/.test(id ?? ''))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('resolves every reference', () => {
    const names = referencesOf(document).map((reference) => reference.replace('#/components/schemas/', ''));
    expect(names.filter((name) => document.components.schemas[name] === undefined)).toEqual([]);
  });

  it('describes every parameter of a path', () => {
    const undescribed = failing(({ path, operation: { parameters = [] } }) => {
      const described = parameters.filter((one) => one.in === 'path' && one.schema).map(({ name }) => name);
      return [...path.matchAll(/\{(\w+)\}/g)]
        .map(([, name = '']) => name)
        .filter((name) => !described.includes(name));
    });
    expect(undescribed).toEqual([]);
  });

  it('shows what success looks like', () => {
    const silent = failing(({ operation: { responses } }) => {
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      if (good.length === 0) return ['no answer of success'];
      return good.flatMap(([status, { content = {} }]) => {
        const media = Object.values(content);
        const isShown =
          media.length > 0 && media.every((one) => one.schema && examplesOf(one)[0] !== undefined);
        return isShown ? [] : [`${status} without schema or example`];
      });
    });
    expect(silent).toEqual([]);
  });

  it('has a problem with an example for each code as the body of every error', () => {
    const faulty = failing(({ path, operation: { responses } }) =>
      Object.entries(responses)
        .filter(([status]) => Number(status) >= 400)
        .flatMap(([status, { content = {}, description }]) => {
          if (status === '503' && TELLS_STATE_IN_ERRORS.has(path)) return [];
          const problem = content['application/problem+json'];
          const codes = Object.keys(problem?.examples ?? {});
          const named: string[] = description.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? [];
          const missing = named.filter((name) => CODES.has(name) && !codes.includes(name));
          const isProblem = problem?.schema?.$ref === PROBLEM.$ref && codes.length > 0;
          return isProblem && missing.length === 0
            ? []
            : [`${status} "${description}" lacks ${String(missing)}`];
        }),
    );
    expect(faulty).toEqual([]);
  });

  it('tells limited routes from free ones by their errors', () => {
    const limited = operations.find(({ path }) => path === '/api/tokens/history')?.operation;
    expect(Object.keys(limited?.responses ?? {})).toEqual(expect.arrayContaining(['401', '429', '503']));
    expect(limited?.responses['429']?.headers).toHaveProperty('Retry-After');
    const free = operations.find(({ path }) => path === '/health/live')?.operation;
    expect(Object.keys(free?.responses ?? {}).sort()).toEqual(['200', '500']);
  });

  it('asks for the key of a caller only where there must be one', () => {
    const securityOf = (wanted: string): unknown =>
      operations.find(({ path }) => path === wanted)?.operation.security;
    expect(securityOf('/analysis/set-aside')).toEqual([{ caller_key: [] }]);
    expect(securityOf('/analysis')).toEqual([{}, { caller_key: [] }]);
    expect(securityOf('/health/live')).toBeUndefined();
  });

  it('has examples that obey their schemas', () => {
    const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
    ajv.addSchema({ $id: 'api', components: document.components });
    const compiled = new Map<string, ValidateFunction>();
    const checkOf = (schema: Schema): ValidateFunction => {
      const written = JSON.stringify(schema).replaceAll('"#/', '"api#/');
      const check = compiled.get(written) ?? ajv.compile(JSON.parse(written) as object);
      compiled.set(written, check);
      return check;
    };
    const wrong = failing(({ operation: { requestBody, responses } }) => {
      const bodies = [
        requestBody?.content ?? {},
        ...Object.values(responses).map(({ content = {} }) => content),
      ];
      return bodies.flatMap((content) =>
        Object.values(content).flatMap((media) => {
          if (media.schema === undefined) return [];
          const holds = checkOf(media.schema);
          return examplesOf(media).flatMap((example) =>
            example === undefined || holds(example) ? [] : [ajv.errorsText(holds.errors)],
          );
        }),
      );
    });
    expect(wrong).toEqual([]);
  });
});
