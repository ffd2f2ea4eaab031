// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const registerModule = vi.fn();

beforeEach(() => vi.stubGlobal('CXBus', { registerModule }));
afterEach(() => vi.unstubAllGlobals());

it('the late file of the phone field registers the numbering plans', async () => {
  await import('../../../src/entries/phone.mod.js');
  expect(registerModule).toHaveBeenLastCalledWith(
    'phone',
    expect.objectContaining({ createNumberInput: expect.any(Function) }),
  );
});

it('the late file of jQuery registers it and leaves the globals of the page alone', async () => {
  await import('../../../src/entries/jquery.mod.js');
  const [name, jQuery] = registerModule.mock.lastCall ?? [];
  expect(name).toBe('jquery');
  expect(jQuery('<p class="x">').hasClass('x')).toBe(true);
  expect('jQuery' in window || '$' in window).toBe(false);
});
