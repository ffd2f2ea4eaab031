import axe from 'axe-core';
import { expect } from 'vitest';

/** What axe finds wrong with a part of the page; contrast is for browsers, which know colours. */
export async function expectAccessible(part: Element): Promise<void> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(part, { rules });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
