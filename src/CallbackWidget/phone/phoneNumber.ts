/* What can be said of a number without knowing any country's numbering plan. */

const fewestDigits = 3;
/** E.164 allows no more. */
const mostDigits = 15;
/** Longer texts are no numbers; nothing below looks at more of them. */
const longestText = 200;

/** Digits of any script, plus signs, and what is written between them: blanks, brackets, dashes, dots, slashes, invisible marks. */
const phoneText =
  /^[+\uFF0B\uFE62\p{Nd}\s()[\]\uFF08\uFF09\uFF3B\uFF3D./\uFF0F\u00B7~\uFF5E_\u2212\u30FC\p{Pd}\p{Cf}]*$/u;
const digit = /\p{Nd}/u;
const plusSigns = ['+', '\uFF0B', '\uFE62'];
/** Words before a number, such as `Phone:`, `Tel.` or the drawing of one. */
const wordsBefore = /^(?:[\p{L}\p{So}][\p{L}\p{M}\p{So}\s./:()-]{0,30}[\s:.)]|\p{So}{1,4})\s*(?=[+(\p{Nd}])/u;
/** An extension behind a number, as people of several languages write it. */
const extensionBehind =
  /^(.*\d)[\s,;(]*(?:extension|extn?|x|durchwahl|dw|poste|interno|int|anexo|ramal|toestel|\u0434\u043E\u0431|#)[.:]?\s*(\d{1,7})\)?$/iu;

/** A number as it is dialled. */
export interface DialledNumber {
  /** ASCII digits, after `+` or `00` with the country's code. */
  characters: string;
  /** `''`: none. */
  extension: string;
}

/** Whether a text has nothing in it but digits and what is written between them. */
export function isPhoneText(value: string): boolean {
  return value.length <= longestText && phoneText.test(value);
}

/** Whether a number is hidden behind marks, as in `***1234`: the site knows it, and the visitor cannot mend it. */
export function isMasked(value: string): boolean {
  return /[*\u2022\u25CF]|x{2}/i.test(value);
}

/** The digits and the plus signs of a text, in ASCII, without anything between them. */
export function dialCharacters(value: string): string {
  return toAscii(value.slice(0, longestText)).replace(/[^+\d]/g, '');
}

/** Digits of any script and their plus signs in ASCII; the rest as it is, without invisible marks. */
function toAscii(text: string): string {
  return [...text.replace(/\p{Cf}|\uFE0F/gu, '')]
    .map((char) => {
      if (plusSigns.includes(char)) return '+';
      return digit.test(char) ? digitValue(char) : char;
    })
    .join('');
}

/** Unicode has its decimal digits in tens, from zero to nine; several tens may follow one another. */
function digitValue(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  let first = point;
  while (digit.test(String.fromCodePoint(first - 1))) first--;
  return String((point - first) % 10);
}

/**
 * The number in what people paste and browsers fill in: in any script, with words before it, as a `tel:` link, with the zero in
 * brackets that is not dialled from abroad, with an extension, with the country's code twice. `undefined`: there is none.
 */
export function readNumber(text: string): DialledNumber | undefined {
  if (text.length > longestText) return undefined;
  const { number, extension } = splitExtension(withoutWords(withoutScheme(toAscii(text).trim())));
  if (!isPhoneText(number) || !/\d/.test(number)) return undefined;
  const isInternational = /^\s*\(?(\+|00)/.test(number);
  const dialled = isInternational ? number.replace(/[([\uFF08\uFF3B]\s?0\s?[)\]\uFF09\uFF3D]/, '') : number;
  return { characters: withoutFirstCode(dialCharacters(dialled)), extension };
}

/** RFC 3966: `tel:7042;phone-context=+1-201-555`, `tel:+1-201-555-0123;ext=12`. */
function withoutScheme(text: string): string {
  const link = /^(?:tel|callto|sms):(?:\/\/)?(.*)$/i.exec(text)?.[1];
  if (link === undefined) return text;
  const [number = '', ...parameters] = link.replaceAll('%20', ' ').split(/[;?]/);
  const parameter = (name: string) =>
    parameters.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  const context = parameter('phone-context');
  const extension = parameter('ext');
  return `${context.startsWith('+') ? context : ''}${number}${extension ? ` ext ${extension}` : ''}`;
}

function withoutWords(text: string): string {
  // a mask such as `xxx 1234` is no word
  if (isMasked(text)) return text;
  return text.replace(wordsBefore, '');
}

function splitExtension(text: string): { number: string; extension: string } {
  const [, number = text, extension = ''] = extensionBehind.exec(text) ?? [];
  return { number, extension };
}

/** A field that begins with a dial code, and a browser that fills in a whole number behind it. */
function withoutFirstCode(characters: string): string {
  const second = characters.lastIndexOf('+');
  return second > 0 && /^(\+|00)?\d{1,3}$/.test(characters.slice(0, second)) ? characters.slice(second) : characters;
}

/** Whether a field is blank or holds no more than a dial code. */
export function isEmptyNumber(value: string): boolean {
  return isPhoneText(value) && /^((\+|00)\d{0,3})?$/.test(dialCharacters(value));
}

/**
 * Whether somebody could be called at all: 3 to 15 digits (manual: Callback, the phone field). That is all that is asked of a
 * number that goes as it was typed, such as `5115` of a site's own exchange.
 */
export function isSendableNumber(value: string): boolean {
  if (isMasked(value)) return false;
  const characters = readNumber(value)?.characters ?? dialCharacters(value);
  const digits = /^(?:\+|00)?(\d+)$/.exec(characters)?.[1]?.length ?? 0;
  return digits >= fewestDigits && digits <= mostDigits;
}

/** A number as it was typed, for the server: without blanks around it and marks that nobody sees. */
export function asTyped(value: string): string {
  return value.replace(/\p{Cf}/gu, '').trim();
}

/**
 * What a field shows of a text that was pasted or filled in: the number in it, with its separators while there is room for them.
 * Digits are never dropped; a text without a number stays as it is.
 * @param maxLength characters that the field takes; less than 0: any number
 */
export function tidyPasted(text: string, maxLength: number): string {
  const read = readNumber(text);
  if (!read) return text;
  const { characters, extension } = read;
  const isWhole = isPhoneText(text) && dialCharacters(text) === characters;
  const number = isWhole && fits(text, maxLength) ? text : characters;
  return extension ? `${number} x${extension}` : number;
}

function fits(text: string, maxLength: number): boolean {
  return maxLength < 0 || text.length <= maxLength;
}
