import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import {
  alternativesOf,
  choicesOf,
  describeOption,
  type OptionDescription,
  statedExpectation,
  typeOf,
} from '../src/config/schema/describe.js';
import { configurationSchema } from '../src/config/schema/index.js';

/** The documents that are written from the schema of the configuration. */

/** The JSON Schema for editors: what is functions only has no counterpart there and is allowed to be anything. */
export function configurationJsonSchema(): object {
  return {
    title: 'Configuration of cx-callback (window._genesys.widgets)',
    ...toJsonSchema(configurationSchema, {
      typeMode: 'input',
      errorMode: 'ignore',
      overrideSchema({ valibotSchema, jsonSchema }) {
        // unknown keys are mistakes, but for those that become attributes of an input
        return typeOf(valibotSchema as GenericSchema) === 'object'
          ? { ...jsonSchema, additionalProperties: false }
          : undefined;
      },
    }),
  };
}

const introduction = `# Configuration

<!-- Written by \`npm run docs:configuration\` from \`src/config/schema\`. Change the texts there. -->

\`window._genesys.widgets\`, or \`config\` of \`registerCallback\`. It is read by reference: what the page changes later counts. No option is
required but \`callback.dataURL\`. Numbers and booleans may be written as text; what cannot be understood counts as absent. With \`main.debug\`, or
\`?cx-debug\` in the page's address, the console names each key that is unknown or wrong, and the option that was probably meant.

Editors complete and check it by \`dist/configuration.schema.json\`; TypeScript by the type \`CallbackConfig\`. Older pages may also write
\`app\` or \`global\` for \`main\`, and \`calenderHours\` for \`calendarHours\`.
`;

/** The text of `docs/configuration.md`. */
export function configurationTables(): string {
  const { entries = {} } = describeOption(configurationSchema);
  const tables = Object.entries(entries).filter(([, option]) => option.entries);
  const others = Object.entries(entries).filter(([, option]) => !option.entries);
  const sections = tables.map(([name, option]) => {
    return `## \`${name}\` – ${option.text}\n\n${table(rowsOf('', option.entries ?? {}))}`;
  });
  const rest = `## Beside these\n\n${table(others.map(([name, option]) => rowOf(name, option)))}`;
  return [introduction, ...sections, rest].join('\n');
}

function rowsOf(prefix: string, entries: Record<string, OptionDescription>): string[][] {
  return Object.entries(entries).flatMap(([key, option]) => {
    const name = `${prefix}${key}`;
    const inner = option.entries ? rowsOf(`${name}.`, option.entries) : itemRows(name, option);
    return [rowOf(name, option), ...inner];
  });
}

/** The keys of the tables in a list, such as the inputs of a form. */
function itemRows(name: string, { schema }: OptionDescription): string[][] {
  const { item } = schema as { item?: GenericSchema };
  const described = item && describeOption(item);
  return described?.entries ? rowsOf(`${name}[].`, described.entries) : [];
}

function rowOf(name: string, { schema, preset, text }: OptionDescription): string[] {
  return [`\`${name}\``, typeText(schema), preset === undefined ? '' : `\`${JSON.stringify(preset)}\``, text];
}

const typeNames: Record<string, string> = {
  string: 'text',
  array: 'list',
  object: 'table',
  loose_object: 'table',
  record: 'table',
  unknown: 'function',
};

function typeText(schema: GenericSchema): string {
  const words = alternativesOf(schema)
    .filter((alternative) => !choicesOf(alternative).includes(''))
    .map((alternative) => {
      const type = typeOf(alternative);
      const choices = type === 'boolean' ? [] : choicesOf(alternative);
      if (choices.length) return choices.map((choice) => `\`${JSON.stringify(choice)}\``).join(', ');
      return statedExpectation(alternative)?.replace(/^an? /, '') ?? typeNames[type] ?? type;
    });
  return words.join(' or ');
}

function table(rows: string[][]): string {
  const escaped = rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  return ['| option | type | default | meaning |', '| --- | --- | --- | --- |', ...escaped, ''].join('\n');
}
