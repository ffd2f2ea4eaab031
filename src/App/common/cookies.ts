/** The cookie helpers of Common: names and values are encoded, the path is `/`. */
export const cookies = {
  /** @param days how long it is kept; until the browser is closed without it */
  setCookie(name: unknown, value: unknown, days?: unknown): void {
    const seconds = Number(days) * 86_400;
    write(name, encodeURIComponent(String(value)), seconds ? `; Max-Age=${seconds}` : '');
  },
  /** @returns the value, `''` if there is no such cookie */
  getCookie(name: unknown): string {
    const start = `${encodeURIComponent(String(name))}=`;
    const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(start));
    const value = found?.slice(start.length) ?? '';
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  },
  deleteCookie(name: unknown): void {
    write(name, '', '; Max-Age=0');
  },
};

function write(name: unknown, value: string, age: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is asynchronous and not everywhere
  document.cookie = `${encodeURIComponent(String(name))}=${value}; Path=/; SameSite=Lax${age}${secure}`;
}
