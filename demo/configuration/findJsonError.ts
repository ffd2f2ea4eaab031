/** Where a text stops to be JSON, and what should be there instead. */
export interface JsonError {
  /** Characters from the start. */
  position: number;
  expected: string;
}

const token =
  /([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/uy;

/** Finds it without the engine's message, which tells the place in one browser and not in the next; `undefined` for JSON. */
export function findJsonError(text: string): JsonError | undefined {
  let position = 0;
  const skipSpace = () => {
    position += /^[ \t\r\n]*/.exec(text.slice(position))?.[0].length ?? 0;
  };
  /** The next token, without moving on; empty if there is none. */
  const peek = (): string => {
    skipSpace();
    token.lastIndex = position;
    return token.exec(text)?.[0] ?? '';
  };
  const take = (isRight: (next: string) => boolean, expected: string): string => {
    const next = peek();
    if (!next || !isRight(next)) throw new Misplaced({ position, expected });
    position += next.length;
    return next;
  };

  function readValue(expected = 'a value'): void {
    const next = take((each) => !'}],:'.includes(each), expected);
    if (next === '{') readItems('}', readProperty);
    if (next === '[') readItems(']', readValue);
  }
  function readProperty(expected = 'a name in double quotes'): void {
    take((next) => next.startsWith('"'), expected);
    take((next) => next === ':', 'a colon');
    readValue();
  }
  function readItems(end: string, readItem: (expected?: string) => void): void {
    if (peek() === end) {
      position += 1;
      return;
    }
    readItem(end === '}' ? 'a name in double quotes, or }' : 'a value, or ]');
    while (take((next) => next === ',' || next === end, `a comma, or ${end}`) === ',') {
      readItem(
        end === '}'
          ? 'a name in double quotes (no comma after the last property)'
          : 'a value (no comma after the last one)',
      );
    }
  }

  try {
    readValue();
    skipSpace();
    return position < text.length ? { position, expected: 'nothing more' } : undefined;
  } catch (error) {
    if (error instanceof Misplaced) return error.place;
    throw error;
  }
}

class Misplaced extends Error {
  constructor(readonly place: JsonError) {
    super(place.expected);
  }
}
