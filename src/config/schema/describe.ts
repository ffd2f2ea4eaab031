import * as v from 'valibot';

/** What the walk over a schema reads of it, whatever its kind. */
interface SchemaParts {
  type: string;
  wrapped?: v.GenericSchema;
  default?: unknown;
  entries?: Record<string, v.GenericSchema>;
  value?: v.GenericSchema;
  options?: readonly unknown[];
  literal?: unknown;
}

/** One option, or a table of options, as documents and checks see it. */
export interface OptionDescription {
  schema: v.GenericSchema;
  /** What it means. */
  text: string;
  /** What counts without it. */
  preset: unknown;
  /** The options of a table, by key. */
  entries?: Record<string, OptionDescription>;
  /** What each value of a table with free keys is. */
  values?: OptionDescription;
  /** Whether a table may have other keys, too. */
  isOpen: boolean;
}

function partsOf(schema: v.GenericSchema): SchemaParts {
  return schema as unknown as SchemaParts;
}

/** The schema of the value itself, where that may be left out. */
export function unwrapped(schema: v.GenericSchema): v.GenericSchema {
  return partsOf(schema).wrapped ?? schema;
}

/** The schemas of which one has to fit. */
export function alternativesOf(schema: v.GenericSchema): v.GenericSchema[] {
  const { type, options = [] } = partsOf(schema);
  return type === 'union' ? (options as v.GenericSchema[]) : [schema];
}

/** Kind of schema: `boolean`, `object`, `picklist`, … */
export function typeOf(schema: v.GenericSchema): string {
  return partsOf(schema).type;
}

/** The values that fit, where there are only a few. */
export function choicesOf(schema: v.GenericSchema): readonly unknown[] {
  const { type, options = [], literal } = partsOf(schema);
  if (type === 'picklist') return options;
  if (type === 'literal') return [literal];
  return type === 'boolean' ? [true, false] : [];
}

/** What is expected where the type alone does not say it. */
export function statedExpectation(schema: v.GenericSchema): string | undefined {
  const { expects } = v.getMetadata(schema as never) as { expects?: string };
  return expects;
}

export function describeOption(schema: v.GenericSchema): OptionDescription {
  const inner = unwrapped(schema);
  const table = alternativesOf(inner).find((alternative) => partsOf(alternative).entries ?? partsOf(alternative).value);
  const { entries, value, type } = table ? partsOf(table) : partsOf(inner);
  return {
    schema: inner,
    text: v.getDescription(inner as never) ?? '',
    preset: partsOf(schema).default,
    ...(entries && { entries: mapValues(entries, describeOption) }),
    ...(value && { values: describeOption(value) }),
    isOpen: type === 'loose_object',
  };
}

function mapValues<Value, Result>(table: Record<string, Value>, map: (value: Value) => Result): Record<string, Result> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, map(value)]));
}
