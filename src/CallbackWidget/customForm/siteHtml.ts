interface HtmlPolicy {
  createHTML(html: string): string;
}

let policy: HtmlPolicy | undefined;

/**
 * Parses HTML of the site's own configuration (labels, wrappers, overlays; nothing else may come here). Under Trusted
 * Types the site allows the policy `cx-callback`; if it does not, the markup is shown as text rather than lost.
 */
export function siteHtml(html: string): DocumentFragment {
  const template = document.createElement('template');
  try {
    const factory = (window as { trustedTypes?: { createPolicy(name: string, rules: HtmlPolicy): HtmlPolicy } })
      .trustedTypes;
    policy ??= factory
      ? factory.createPolicy('cx-callback', { createHTML: (text) => text })
      : { createHTML: (text) => text };
    template.innerHTML = policy.createHTML(html);
  } catch {
    template.content.append(html.replace(/<[^>]*>/g, ' '));
  }
  return document.importNode(template.content, true);
}
