/** A body as a form; `fetch` knows its content type. What is no text goes as JSON. */
export function formOf(body: Record<string, unknown>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(body)) {
    form.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return form;
}
