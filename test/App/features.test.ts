// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { features } from '../../src/App/features.js';

it('the feature of jQuery leaves the globals of the page alone', async () => {
  const jQuery = await features.jquery();
  expect(jQuery('<p class="x">').hasClass('x')).toBe(true);
  expect('jQuery' in window || '$' in window).toBe(false);
});
