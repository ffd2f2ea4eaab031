interface HtmlPolicy {
  createHTML(html: string): string;
}

let policy: HtmlPolicy | undefined;

/**
 * HTML as the browser's parsers take it: where a page demands Trusted Types, it allows the policy `cx-callback-common` to
 * the helpers for extensions. What comes here is the page's own, or is parsed only to be written anew.
 */
export function trustedHTML(html: string): string {
  const rules: HtmlPolicy = { createHTML: (text) => text };
  const factory = (window as { trustedTypes?: { createPolicy(name: string, rules: HtmlPolicy): HtmlPolicy } })
    .trustedTypes;
  try {
    policy ??= factory?.createPolicy('cx-callback-common', rules);
  } catch {
    // not allowed by a page that may not demand it either
  }
  return (policy ?? rules).createHTML(html);
}
