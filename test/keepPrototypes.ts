import fc from 'fast-check';
import { afterEach, expect } from 'vitest';

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const keysOfAll = () => prototypes.map((prototype) => Reflect.ownKeys(prototype));

/** Objects that reach a prototype where they are merged carelessly. Parsed, because that is how `__proto__` becomes a key. */
export const polluting: fc.Arbitrary<unknown> = fc
  .constantFrom('{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"prototype":{"x":1}}')
  .map((text) => JSON.parse(text));

/** What any object inherits if one of those has reached a prototype; cheap enough to be looked at in every case. */
export const inherited = (): unknown => (({}) as Record<string, unknown>).x;

/** After each test of the file, the prototypes of the language must be as they were before. */
export function keepPrototypes(): void {
  const before = keysOfAll();
  afterEach(() => expect(keysOfAll()).toEqual(before));
}
