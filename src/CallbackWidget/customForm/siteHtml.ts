interface HtmlPolicy {
  createHTML(html: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(html: string): string }): HtmlPolicy;
}

/** Private to this file: what it lets through comes from the site's configuration only. Made once, when it is first needed. */
let policy: HtmlPolicy | undefined;

/**
 * Parses HTML of the site's own configuration (labels, wrappers, overlays; nothing else may come here). Under Trusted
 * Types the site allows the policy `cx-callback`; if it does not, the markup is shown as text rather than lost.
 */
export function siteHtml(html: string): DocumentFragment {
  const template = document.createElement('template');
  try {
    policy ??= createPolicy();
    // what a policy made is taken by the property, whatever its type is
    Reflect.set(template, 'innerHTML', policy.createHTML(html));
  } catch {
    template.content.append(html.replace(/<[^>]*>/g, ' '));
  }
  return document.importNode(template.content, true);
}

function createPolicy(): HtmlPolicy {
  const rules = { createHTML: (html: string) => html };
  const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes;
  return factory ? factory.createPolicy('cx-callback', rules) : rules;
}
