/** Longer texts are no numbers. */
const longestNumber = 100;
const extensionMark = /ext|x|#|;|,/;
const dialled = /[\p{L}\p{Nd}]/gu;

/**
 * A number as it can be compared with other spellings of itself: its digits, whatever stands between them, and its extension
 * behind a semicolon. `+1 (416) 555-0123 x 45` → `14165550123;45`.
 */
export function comparableNumber(phoneNumber: string): string {
  const text = withAsciiDigits(phoneNumber.slice(0, longestNumber).normalize('NFKC').toLowerCase());
  const mark = text.search(extensionMark);
  const extension = mark > 0 ? digitsOf(text.slice(mark)) : '';
  const number = extension ? text.slice(0, mark) : text;
  // letters stay: they are dialled, too
  const comparable = number
    .replace(/^tel:/, '')
    .replace(/[^\p{L}\d]/gu, '')
    .replace(/^00/, '');
  return extension ? `${comparable};${extension}` : comparable;
}

/** Whether two spellings may mean one number; one of them may lack the country's code. */
export function isSameNumber(a: string, b: string): boolean {
  const [first, second] = [comparableNumber(a), comparableNumber(b)];
  if (first === second) return true;
  const [shorter = '', longer = ''] = [first, second]
    .map((number) => number.replace(/^0+/, ''))
    .sort((one, other) => one.length - other.length);
  return shorter.length >= shortestNationalNumber && longer.endsWith(shorter);
}

const shortestNationalNumber = 6;

/** What a number looks like without telling what it is: `+1 416-555-0123` → `+? ???-???-????`. */
export function shapeOf(phoneNumber: string): string {
  const { prefix, rest } = withoutPrefix(phoneNumber.slice(0, longestNumber));
  return prefix + rest.replace(dialled, '?');
}

/**
 * The spellings under which a server may have kept a number: as it is, and in the shapes in which it was sent before, where it
 * fits into these, else in the usual ones.
 */
export function spellingsOf(phoneNumber: string, shapes: readonly string[]): string[] {
  const characters = withoutPrefix(phoneNumber).rest.match(dialled) ?? [];
  const digits = digitsOf(withAsciiDigits(phoneNumber));
  const spellings = shapes.flatMap((shape) => {
    let next = 0;
    const inShape = shape.replace(/\?/g, () => characters[next++] ?? '');
    return next === characters.length ? [inShape] : [digits, `+${digits}`];
  });
  return [...new Set([...spellings, phoneNumber])];
}

/** `00` before a country's code is what `+` is. */
function withoutPrefix(phoneNumber: string): { prefix: string; rest: string } {
  const prefix = phoneNumber.startsWith('00') ? '00' : '';
  return { prefix, rest: phoneNumber.slice(prefix.length) };
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Each decimal digit of any script as an ASCII one. Unicode keeps the ten digits of a script together, in order. */
function withAsciiDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
  });
}
