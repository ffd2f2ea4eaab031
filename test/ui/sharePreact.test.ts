// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';

it('the copy of Preact that was there first stays, however often the script is evaluated', async () => {
  const { sharePreact } = await import('../../src/ui/sharePreact.js');
  sharePreact();
  const key = Symbol.for('cx-callback.preact');
  const first = Reflect.get(window, key);
  expect(first).toMatchObject({ preact: { h: expect.any(Function) }, htm: expect.any(Function) });
  expect(first.hooks.useState).toBeTypeOf('function');
  vi.resetModules();
  const again = await import('../../src/ui/sharePreact.js');
  again.sharePreact();
  expect(Reflect.get(window, key)).toBe(first);
});
