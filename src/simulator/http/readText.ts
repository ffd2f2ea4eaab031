/**
 * The body of a request as text. Of one that is longer than `mostBytes` only a little more is kept: enough to see that
 * it is too long. The rest is read all the same, so that a client that is still sending gets to hear the answer.
 */
export async function readBodyText({ body }: Request, mostBytes: number): Promise<string> {
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (text.length <= mostBytes) text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Whether `readBodyText` did not keep it all. */
export function isTooLong(text: string, mostBytes: number): boolean {
  return new TextEncoder().encode(text).length > mostBytes;
}
