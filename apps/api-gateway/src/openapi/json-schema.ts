import { type ApiDocument, operationsOf, type Schema } from './document-types';

const NULL: Schema = { type: 'null' };

function orNull(schema: Schema): Schema {
  const { allOf, $ref, type, enum: values, ...rest } = schema;
  const of = $ref === undefined ? allOf : [{ $ref }];
  if (of !== undefined) return { ...rest, anyOf: [...of, NULL] };
  const types = typeof type === 'string' ? [type, 'null'] : type;
  return { ...rest, type: types, ...(values && { enum: [...new Set([...values, null])] }) };
}

const mapped = (schemas: Schema[]): Schema[] => schemas.map(toJsonSchema);

/** A schema of OpenAPI 3.0 as JSON Schema, which OpenAPI 3.1 has in its place. */
function toJsonSchema(schema: Schema): Schema {
  const { nullable, example, ...rest } = schema;
  const { properties, items, additionalProperties, allOf, anyOf, oneOf } = rest;
  const entries = Object.entries(properties ?? {});
  const inner: Schema = {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(entries.map(([name, property]) => [name, toJsonSchema(property)])),
    }),
    ...(items && { items: toJsonSchema(items) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: toJsonSchema(additionalProperties),
    }),
    ...(allOf && { allOf: mapped(allOf) }),
    ...(anyOf && { anyOf: mapped(anyOf) }),
    ...(oneOf && { oneOf: mapped(oneOf) }),
    ...(example !== undefined && { examples: [example] }),
  };
  return nullable === true ? orNull(inner) : inner;
}

/** Turns every schema of the document into JSON Schema, in place. */
export function useJsonSchema(document: ApiDocument): void {
  const { schemas } = document.components;
  for (const [name, schema] of Object.entries(schemas)) schemas[name] = toJsonSchema(schema);
  for (const { operation } of operationsOf(document)) {
    const contents = [
      operation.requestBody?.content,
      ...Object.values(operation.responses).map((a) => a.content),
    ];
    const places = [
      ...(operation.parameters ?? []),
      ...contents.flatMap((content) => Object.values(content ?? {})),
    ];
    for (const place of places) if (place.schema) place.schema = toJsonSchema(place.schema);
  }
  document.openapi = '3.1.0';
}
