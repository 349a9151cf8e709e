import type { OpenAPIObject } from '@nestjs/swagger';

/** A schema of the document. Keywords that no pass reads are carried along. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  default?: unknown;
  /** Of OpenAPI 3.0. */
  nullable?: boolean;
  /** Of OpenAPI 3.0. */
  example?: unknown;
  examples?: unknown[];
  [keyword: string]: unknown;
}

interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

export type Content = Record<string, MediaType>;

export interface Answer {
  description: string;
  headers?: Record<string, { description: string; schema: Schema }>;
  content?: Content;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
}

export interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: Parameter[];
  /** Any one of these; `{}` stands for none at all. */
  security?: Record<string, string[]>[];
  requestBody?: { content: Content };
  /** By status. */
  responses: Record<string, Answer>;
}

/** The parts of an API document that the passes over it read and write. */
export interface ApiDocument {
  openapi: string;
  /** By path, then by method in small letters. */
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** The document as its passes see it. Both types describe the same thing, the library's more loosely. */
export const asDocument = (document: OpenAPIObject): ApiDocument => document as unknown as ApiDocument;

/** An operation with its place in the document. */
export interface PlacedOperation {
  path: string;
  method: string;
  operation: Operation;
}

export function operationsOf({ paths }: ApiDocument): PlacedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

const PREFIX = '#/components/schemas/';

export const schemaRef = (name: string): Schema => ({ $ref: `${PREFIX}${name}` });

/** The schema itself, or what it refers to. */
export function resolved(schema: Schema, { components }: ApiDocument): Schema {
  if (schema.$ref === undefined) return schema;
  return components.schemas[schema.$ref.slice(PREFIX.length)] ?? {};
}
