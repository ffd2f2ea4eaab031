import { isRecord, type WidgetsConfiguration } from '../../src/config/index.js';
import { findJsonError } from './findJsonError.js';

/** What is wrong with a text, in words, and where if that is known. */
export interface ConfigurationError {
  message: string;
  /** Characters from the start of the text. */
  position?: number;
}

/** Sections that must be objects if they are there. */
const sections = ['main', 'app', 'global', 'callback', 'calendar', 'stats', 'extensions'];

/** Reads the editor's text: a configuration, or what is wrong with it. Never throws. */
export function parseConfiguration(
  text: string,
): { configuration: WidgetsConfiguration } | { error: ConfigurationError } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { error: describeSyntaxError(text, error) };
  }
  if (!isRecord(value)) return { error: { message: 'The configuration is one object: { … }.', position: 0 } };
  const wrong = sections.find((name) => Object.hasOwn(value, name) && value[name] !== null && !isRecord(value[name]));
  if (!wrong) return { configuration: value };
  const position = text.indexOf(`"${wrong}"`);
  return { error: { message: `“${wrong}” has to be an object.`, ...(position >= 0 && { position }) } };
}

function describeSyntaxError(text: string, error: unknown): ConfigurationError {
  const found = findJsonError(text);
  if (!found) return { message: String(error) };
  const before = text.slice(0, found.position).split('\n');
  const place = `Line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
  return { message: `${place}: expected ${found.expected}.`, position: found.position };
}
