// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { sanitizeHTML } from '../../../src/App/common/sanitizeHTML.js';

const sanitized = (html: unknown) => sanitizeHTML(html, () => new DOMParser());

describe('sanitizeHTML', () => {
  it.each([
    ['<b>bold</b> and <i>more</i>', '<b>bold</b> and <i>more</i>'],
    ['a &amp; b &lt; c', 'a &amp; b &lt; c'],
    ['line<br>line', 'line<br>line'],
    ['<ul><li class="x" lang="de">a</li></ul>', '<ul><li class="x" lang="de">a</li></ul>'],
    ['plain', 'plain'],
  ])('leaves %s alone', (html, expected) => {
    expect(sanitized(html)).toBe(expected);
  });

  it.each([
    ['<a href="https://x.example">x</a>', 'https://x.example'],
    ['<a href="mailto:a@b.example">x</a>', 'mailto:a@b.example'],
    ['<a href="tel:+1">x</a>', 'tel:+1'],
  ])('keeps the address of %s, in a new window', (html, address) => {
    expect(sanitized(html)).toBe(`<a href="${address}" target="_blank" rel="noopener noreferrer">x</a>`);
  });

  it('keeps the text of elements that are not allowed', () => {
    expect(sanitized('<form><button>Text <custom-tag>here</custom-tag></button></form>')).toBe('Text here');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><a href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<template><img src=x onerror=alert(1)></template>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x" onclick="alert(1)">x</a>',
    '<p style="background:url(javascript:alert(1))" onmouseover="alert(1)" title=\'"><img src=x onerror=alert(1)>\'>x</p>',
    '<body onload=alert(1)><base href="https://evil.example/"><link rel=stylesheet href=//evil.example/x.css>',
    '<textarea><img src=x onerror=alert(1)></textarea><title><img src=x onerror=alert(1)></title>',
    '<b <script>alert(1)</script>0',
    '<<img src=x onerror=alert(1)>',
    '<xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>',
  ])('%s runs nothing, also when it is parsed again', (html) => {
    const holder = document.createElement('div');
    holder.innerHTML = sanitized(html);
    for (const element of holder.querySelectorAll('*')) {
      expect(element.matches('a, b, p, table, tbody, i')).toBe(true);
      for (const { name, value } of element.attributes) {
        expect(name).toMatch(/^(href|target|rel|title|class|lang|dir)$/);
        if (name === 'href') expect(value).toMatch(/^(https?:|mailto:|tel:)/);
      }
    }
  });

  it('escapes the text where a policy of the page forbids parsing', () => {
    const refuse = vi.fn(() => {
      throw new TypeError('TrustedHTML');
    });
    expect(sanitizeHTML('<b>x</b>', refuse)).toBe('&lt;b&gt;x&lt;/b&gt;');
  });

  it.each([[undefined], [null], ['']])('makes an empty string of %j', (html) => {
    expect(sanitized(html)).toBe('');
  });
});
