const maxDepth = 6;
const maxItems = 60;

/**
 * A value as text for the log: JSON where it is plain data, a short name where it is not (functions, elements, objects met
 * again on the way down). Never throws; the result is text, not markup.
 * @param indent spaces per level; 0 puts everything on one line
 */
export function describeValue(value: unknown, indent = 2): string {
  return describe(value, indent, 0, []);
}

function describe(value: unknown, indent: number, depth: number, path: readonly object[]): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return `ƒ ${value.name || 'anonymous'}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (path.includes(value)) return '↻ (circular)';
  const short = nameOf(value);
  if (short) return short;
  if (depth >= maxDepth) return '…';
  const describeItem = (item: unknown) => describe(item, indent, depth + 1, [...path, value]);
  const isList = Array.isArray(value);
  const items = isList ? value.map(describeItem) : describeProperties(value, describeItem);
  return wrap(items, isList ? '[]' : '{}', indent, depth);
}

function describeProperties(value: object, describeItem: (item: unknown) => string): string[] {
  return Object.keys(value).map((key) => {
    try {
      return `${JSON.stringify(key)}: ${describeItem((value as Record<string, unknown>)[key])}`;
    } catch {
      return `${JSON.stringify(key)}: (unreadable)`;
    }
  });
}

/** What stands for an object that is no plain data; empty for plain data. */
function nameOf(value: object): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof Element !== 'undefined' && value instanceof Element) {
    return `<${[value.localName, ...value.classList].join('.')}>`;
  }
  if (typeof Node !== 'undefined' && value instanceof Node) return value.nodeName;
  return '';
}

function wrap(items: readonly string[], brackets: string, indent: number, depth: number): string {
  const [open, close] = brackets;
  if (!items.length) return brackets;
  const shown = items.length > maxItems ? [...items.slice(0, maxItems), `… ${items.length - maxItems} more`] : items;
  if (!indent) return `${open}${shown.join(', ')}${close}`;
  const inner = `\n${' '.repeat(indent * (depth + 1))}`;
  return `${open}${inner}${shown.join(`,${inner}`)}\n${' '.repeat(indent * depth)}${close}`;
}
