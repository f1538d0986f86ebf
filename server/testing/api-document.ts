import type { OpenCentre } from './open-centre.ts';

export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly default?: unknown;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
}

/** One route as the API document describes it. */
export interface DocumentedRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With parameters in braces: `/api/v1/customers/{id}`. */
  readonly path: string;
  /** Of a JSON body; null where there is none. */
  readonly body: Schema | null;
  readonly query: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
}

interface Operation {
  readonly requestBody?: { readonly content?: Readonly<Record<string, { schema?: Schema }>> };
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema?: Schema;
  }[];
}

/** Every route of the generated document: tests ask this table, not a list of their own. */
export function documentedRoutes({ app }: OpenCentre): DocumentedRoute[] {
  // What the generator gives is the document; its type has no names for our methods.
  const paths = app.swagger().paths as Record<string, Record<string, Operation>>;
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase() as DocumentedRoute['method'],
      path,
      body: operation.requestBody?.content?.['application/json']?.schema ?? null,
      query: (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'query')
        .map(({ name, required = false, schema = {} }) => ({ name, required, schema })),
    })),
  );
}

/** The command a route stands for, or null. */
export function commandOf({ path }: DocumentedRoute): string | null {
  return /^\/api\/v1\/commands\/([a-z-]+)$/.exec(path)?.[1] ?? null;
}

/** A value that fits the schema; ids are of things that do not exist. */
export function exampleOf(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return exampleOfAny(schema.anyOf);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, exampleOf(schema.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}));
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case undefined:
    default:
      return 'unknown_12345678';
  }
}

/** Nothing, where nothing may be said. */
function exampleOfAny(schemas: readonly Schema[]): unknown {
  const [first] = schemas;
  const isNullable = schemas.some(({ type }) => type === 'null');
  return isNullable || first === undefined ? null : exampleOf(first);
}
