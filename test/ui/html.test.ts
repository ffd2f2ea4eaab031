// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { html, renderOnce } from '../../src/ui/html.js';

it('renders text as text', () => {
  const root = renderOnce(html`<p title=${'a "b"'}>${'<b>bold</b>'}</p>`);
  expect(root.textContent).toBe('<b>bold</b>');
  expect(root.title).toBe('a "b"');
  expect(root.children).toHaveLength(0);
});

it('keeps handlers on nodes that have been let go', () => {
  const clicked = vi.fn();
  const root = renderOnce(html`<button onClick=${clicked}>Call</button>`);
  document.body.append(root);
  root.click();
  expect(clicked).toHaveBeenCalledOnce();
});

it('asks for one element', () => {
  expect(() => renderOnce('only text')).toThrow('one element');
});
