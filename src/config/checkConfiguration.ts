import * as v from 'valibot';
import { isRecord, toNumber, toText } from './coerce.js';
import { nearestName } from './nearestName.js';
import {
  alternativesOf,
  choicesOf,
  describeOption,
  type OptionDescription,
  statedExpectation,
  typeOf,
} from './schema/describe.js';
import { configurationSchema } from './schema/index.js';

const described = describeOption(configurationSchema);

/** Misspellings in use that are understood. */
const otherSpellings: Record<string, string> = { calenderHours: 'calendarHours' };

/** Older names of `main`. */
const aliases: Record<string, string> = { app: 'main', global: 'main' };

/**
 * What is unknown or wrong in a configuration, for the console of whoever writes it (`main.debug`). Nothing in it hinders:
 * the plugins read it as far as it can be read, numbers and booleans also where they are written as text.
 * @returns one sentence for each key, naming it and what is expected
 */
export function checkConfiguration(config: unknown): string[] {
  if (!isRecord(config)) return ['The configuration: expected a table'];
  return warningsFor('', config, described);
}

function warningsFor(path: string, value: unknown, option: OptionDescription): string[] {
  if (value === undefined) return [];
  if (!isAccepted(option.schema, value)) {
    return [`${path}: expected ${expectationOf(option.schema)}, found ${shown(value)}`];
  }
  if (!isRecord(value)) return [];
  return Object.keys(value).flatMap((key) => warningsForKey(path ? `${path}.${key}` : key, key, value[key], option));
}

function warningsForKey(place: string, given: string, value: unknown, table: OptionDescription): string[] {
  if (table.values) return warningsFor(place, value, table.values);
  if (!table.entries) return [];
  const key = understood(given, table.entries);
  const option = Object.hasOwn(table.entries, key) ? table.entries[key] : undefined;
  if (!option) return table.isOpen ? [] : [`${place}: unknown${hintAt(given, Object.keys(table.entries))}`];
  const spelling = Object.hasOwn(otherSpellings, given) ? [`${place}: expected the spelling ${key}`] : [];
  return [...spelling, ...warningsFor(place, value, option)];
}

/** The name of the option that a key is another name or spelling of. */
function understood(key: string, entries: object): string {
  if (Object.hasOwn(otherSpellings, key)) return String(otherSpellings[key]);
  const isAlias = Object.hasOwn(aliases, key) && Object.hasOwn(entries, String(aliases[key]));
  return isAlias ? String(aliases[key]) : key;
}

function hintAt(key: string, known: string[]): string {
  const nearest = nearestName(key, known);
  return nearest ? `. Did you mean ${nearest}?` : `, expected one of ${known.join(', ')}`;
}

/** Whether pages may write an option this way. */
function isAccepted(schema: v.GenericSchema, value: unknown): boolean {
  return alternativesOf(schema).some((alternative) => isOfKind(alternative, value));
}

function isOfKind(schema: v.GenericSchema, value: unknown): boolean {
  switch (typeOf(schema)) {
    case 'unknown':
      return true;
    case 'boolean':
      return /^(?:true|false|1|0)$/.test(plain(value));
    case 'number':
      return !Number.isNaN(toNumber(value, Number.NaN));
    case 'picklist':
    case 'literal':
      return typeof value !== 'object' && choicesOf(schema).some((choice) => plain(choice) === plain(value));
    case 'array':
      return Array.isArray(value);
    case 'object':
    case 'loose_object':
    case 'record':
      return value === null || isRecord(value);
    case 'string':
      return toText(value) !== '' && v.is(schema, toText(value));
    default:
      return v.is(schema, value);
  }
}

const kinds: Record<string, string> = {
  boolean: 'a boolean',
  number: 'a number',
  string: 'a text',
  array: 'a list',
  object: 'a table',
  loose_object: 'a table',
  record: 'a table',
};

function expectationOf(schema: v.GenericSchema): string {
  const alternatives = alternativesOf(schema);
  const choices = alternatives.map(choicesOf);
  if (choices.every((list) => list.length) && typeOf(schema) !== 'boolean')
    return `one of ${choices.flat().join(', ')}`;
  const words = alternatives.map((alternative) => {
    if (typeOf(alternative) === 'literal') return 'nothing';
    return statedExpectation(alternative) ?? kinds[typeOf(alternative)] ?? 'something else';
  });
  return words.join(' or ');
}

/** A value as it is compared; what has no plain text (tables, lists) is none. */
function plain(value: unknown): string {
  return typeof value === 'object' ? '' : String(value).trim().toLowerCase();
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 40)}'`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value ? 'a table' : String(value).slice(0, 40);
}
