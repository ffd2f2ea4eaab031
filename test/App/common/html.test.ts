// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseHTML, sanitizeHTML } from '../../../src/App/common/html.js';

describe('sanitizeHTML', () => {
  it.each([
    ['<b>bold</b> and <i>more</i>', '<b>bold</b> and <i>more</i>'],
    ['a &amp; b &lt; c', 'a &amp; b &lt; c'],
    ['line<br>line', 'line<br>line'],
    ['<ul><li class="x" lang="de">a</li></ul>', '<ul><li class="x" lang="de">a</li></ul>'],
    ['plain', 'plain'],
  ])('leaves %s alone', (html, expected) => {
    expect(sanitizeHTML(html)).toBe(expected);
  });

  it.each([
    ['<a href="https://x.example">x</a>', 'https://x.example'],
    ['<a href="mailto:a@b.example">x</a>', 'mailto:a@b.example'],
    ['<a href="tel:+1">x</a>', 'tel:+1'],
  ])('keeps the address of %s, in a new window', (html, address) => {
    expect(sanitizeHTML(html)).toBe(`<a href="${address}" target="_blank" rel="noopener noreferrer">x</a>`);
  });

  it('keeps the text of elements that are not allowed', () => {
    expect(sanitizeHTML('<form><button>Text <custom-tag>here</custom-tag></button></form>')).toBe('Text here');
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
    holder.innerHTML = sanitizeHTML(html);
    for (const element of holder.querySelectorAll('*')) {
      expect(element.matches('a, b, p, table, tbody, i')).toBe(true);
      for (const { name, value } of element.attributes) {
        expect(name).toMatch(/^(href|target|rel|title|class|lang|dir)$/);
        if (name === 'href') expect(value).toMatch(/^(https?:|mailto:|tel:)/);
      }
    }
  });

  it.each([[undefined], [null], ['']])('makes an empty string of %j', (html) => {
    expect(sanitizeHTML(html)).toBe('');
  });
});

/** As a page under Trusted Types has it: markup is refused unless it is a `TrustedHTML`. */
class TrustedHTML {
  constructor(readonly html: string) {}
  toString() {
    return this.html;
  }
}

describe('on a page that demands Trusted Types', () => {
  const policies: string[] = [];
  let html: typeof import('../../../src/App/common/html.js');

  beforeEach(async () => {
    policies.length = 0;
    vi.resetModules();
    html = await import('../../../src/App/common/html.js');
    const { set } = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML') as Required<PropertyDescriptor>;
    const demand = (value: unknown) => {
      if (!(value instanceof TrustedHTML)) throw new TypeError('This document requires TrustedHTML assignment.');
      return value.html;
    };
    vi.spyOn(Element.prototype, 'innerHTML', 'set').mockImplementation(function (this: Element, value) {
      set.call(this, demand(value));
    });
    const { parseFromString } = DOMParser.prototype;
    vi.spyOn(DOMParser.prototype, 'parseFromString').mockImplementation(function (this: DOMParser, text, type) {
      return parseFromString.call(this, demand(text), type);
    });
    vi.stubGlobal('trustedTypes', {
      isHTML: (value: unknown) => value instanceof TrustedHTML,
      emptyHTML: new TrustedHTML(''),
      createPolicy(name: string, rules: { createHTML(text: string): string }) {
        policies.push(name);
        return { ...rules, createHTML: (text: string) => new TrustedHTML(rules.createHTML(text)) };
      },
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('sanitises by a policy of its own, which is made once, when it is needed', () => {
    expect(policies).toEqual([]);
    expect(html.sanitizeHTML('<b onclick=x>a</b>')).toBe('<b>a</b>');
    expect(html.sanitizeHTML('<i>b</i><script>x</script>')).toBe('<i>b</i>');
    expect(policies).toEqual(['cx-callback-common']);
  });

  it('takes HTML of the page as it is if the page’s policy has made it, and sanitises it if not', () => {
    const markup = '<p onclick="x">a</p>';
    const shown = (nodes: Node[]) => nodes.map((node) => (node as Element).outerHTML);
    expect(shown(html.parseHTML(new TrustedHTML(markup)))).toEqual([markup]);
    expect(shown(html.parseHTML(markup))).toEqual(['<p>a</p>']);
  });

  it('does not put to the page’s policy what is harmless as it is', () => {
    const asked = vi.mocked(Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')?.set as () => void);
    const [node] = html.parseHTML('<p>a <a href="https://x.example">b</a></p>');
    expect((node as Element).outerHTML).toBe('<p>a <a href="https://x.example">b</a></p>');
    expect(asked).not.toHaveBeenCalled();
  });

  it('has no way to make markup trusted for others', () => {
    expect(Object.keys(html).sort()).toEqual(['escapeHTML', 'isTrustedHTML', 'linkify', 'parseHTML', 'sanitizeHTML']);
  });

  it('escapes where the page does not allow the policy', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubGlobal('trustedTypes', {
      emptyHTML: '',
      createPolicy() {
        throw new TypeError('Policy disallowed');
      },
    });
    expect(html.sanitizeHTML('<b>x</b>')).toBe('&lt;b&gt;x&lt;/b&gt;');
  });
});

it('escapes where markup has taken the place of what parses', async () => {
  vi.resetModules();
  Object.defineProperty(document, 'createElement', { configurable: true, value: document.createElement('img') });
  try {
    const html = await import('../../../src/App/common/html.js');
    expect(html.sanitizeHTML('<b>x</b>')).toBe('&lt;b&gt;x&lt;/b&gt;');
  } finally {
    Reflect.deleteProperty(document, 'createElement');
  }
});

it('parses the page’s own HTML as it is', () => {
  const [node] = parseHTML(' <p onclick="x">a</p> ');
  expect((node as Element).outerHTML).toBe('<p onclick="x">a</p>');
});
