/**
 * The address of an API's operation: `base`, with or without a trailing slash or a query of its own, relative to the
 * page if need be, followed by path segments (encoded) and query parameters (empty ones left out).
 * @returns `undefined` if `base` is no address of the http or https scheme
 */
export function addressOf(
  base: string,
  path: readonly string[] = [],
  query: Record<string, unknown> = {},
): string | undefined {
  try {
    const url = new URL(base, globalThis.document?.baseURI);
    if (!/^https?:$/.test(url.protocol)) return undefined;
    url.hash = '';
    url.pathname = [url.pathname.replace(/\/+$/, ''), ...path.map(encodeURIComponent)].join('/');
    for (const [name, value] of Object.entries(query)) {
      if (value != null && value !== '') url.searchParams.set(name, String(value));
    }
    return url.href;
  } catch {
    return undefined;
  }
}
