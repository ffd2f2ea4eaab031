import { afterEach, expect } from 'vitest';

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const keysOfAll = () => prototypes.map((prototype) => Reflect.ownKeys(prototype));

/** JSON that reaches a prototype where it is merged carelessly. To be parsed: only that makes `__proto__` a key. */
export const pollutingTexts = [
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"prototype":{"x":1}}',
] as const;

/** What any object inherits if one of those texts has reached a prototype; cheap enough to be looked at in every case. */
export const inherited = (): unknown => (({}) as Record<string, unknown>).x;

/** After each test of the file, the prototypes of the language must be as they were before. */
export function keepPrototypes(): void {
  const before = keysOfAll();
  afterEach(() => expect(keysOfAll()).toEqual(before));
}
