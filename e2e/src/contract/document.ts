import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of JSON Schema as the document uses, and the corrections to it. */
export interface Schema {
  $ref?: string;
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null';
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  anyOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  const?: unknown;
  default?: unknown;
}

/** A parameter of a path or a query. */
export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  schema: Schema;
}

/** A method of a path, as the original service declares it. */
export interface Operation {
  /** Such as `GET /health`. */
  name: string;
  method: string;
  /** With its parameters in braces. */
  path: string;
  parameters: readonly Parameter[];
  /** Null where no body is declared. */
  body: Schema | null;
  /** Schemas of the answers that mean success, by status. */
  answers: ReadonlyMap<number, Schema>;
}

interface Content {
  content: Record<string, { schema: Schema }>;
}

interface Document {
  paths: Record<
    string,
    Record<
      string,
      { parameters?: Parameter[]; requestBody?: Content; responses: Record<string, Content | undefined> }
    >
  >;
  components: { schemas: Record<string, Schema> };
}

const FILE = join(__dirname, 'document.json');
const document = JSON.parse(readFileSync(FILE, 'utf8')) as Document;
const REFERENCE = '#/components/schemas/';

const schemaOf = ({ content }: Content): Schema => Object.values(content)[0]?.schema ?? {};

/** All operations of the original's document, in its order. */
export const OPERATIONS: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([verb, { parameters = [], requestBody, responses }]) => {
    const method = verb.toUpperCase();
    const answers = Object.entries(responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, answer]): [number, Schema] => [Number(status), answer ? schemaOf(answer) : {}]);
    const body = requestBody === undefined ? null : schemaOf(requestBody);
    return {
      ...{ name: `${method} ${path}`, method, path, parameters, body },
      answers: new Map(answers),
    };
  }),
);

/** Schemas that others refer to, by name. */
export const COMPONENTS: Readonly<Record<string, Schema>> = document.components.schemas;

/** The schema itself, or the one it refers to. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = COMPONENTS[schema.$ref.slice(REFERENCE.length)];
  if (found === undefined) throw new Error(`${FILE} has no ${schema.$ref}`);
  return found;
}

/** A path with its parameters filled in. */
export const filled = (path: string, values: Readonly<Record<string, string | number>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
