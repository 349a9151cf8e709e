import { type ApiDocument, operationsOf, resolved, type Schema } from './document-types';
import { exampleByName } from './field-examples';

/** Composes examples of whole bodies out of those of their fields. */
class Composer {
  constructor(private readonly document: ApiDocument) {}

  /** Undefined where nothing is known. */
  compose(schema: Schema, name = ''): unknown {
    const { examples, enum: values, default: fallback } = schema;
    if (examples !== undefined && examples.length > 0) return examples[0];
    const named = exampleByName(name, schema);
    if (named !== undefined) return named;
    return values?.[0] ?? fallback ?? this.composeInner(schema, name);
  }

  private composeInner(schema: Schema, name: string): unknown {
    if (schema.$ref !== undefined) return this.compose(resolved(schema, this.document));
    const choice = schema.anyOf ?? schema.oneOf;
    if (choice?.[0] !== undefined) return this.compose(choice[0], name);
    if (schema.allOf !== undefined) {
      return Object.assign({}, ...schema.allOf.map((part) => this.compose(part))) as unknown;
    }
    const [type] = [schema.type ?? (schema.properties ? 'object' : 'null')].flat();
    if (type === 'object') return this.composeObject(schema);
    if (type === 'array') return this.composeList(schema, name);
    return type === 'boolean' ? true : undefined;
  }

  private composeObject({ properties = {} }: Schema): Record<string, unknown> {
    const fields = Object.entries(properties).map(
      ([name, field]) => [name, this.compose(field, name)] as const,
    );
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }

  private composeList({ items }: Schema, name: string): unknown[] {
    const item = items && this.compose(items, name);
    return item === undefined ? [] : [item];
  }
}

/** Gives an example to every body that has none. */
export function addExamples(document: ApiDocument): void {
  const composer = new Composer(document);
  for (const { operation } of operationsOf(document)) {
    const bodies = [operation.requestBody, ...Object.values(operation.responses)];
    for (const media of bodies.flatMap((body) => Object.values(body?.content ?? {}))) {
      if (media.example !== undefined || media.examples !== undefined || media.schema === undefined) continue;
      media.example = composer.compose(media.schema);
    }
  }
}
