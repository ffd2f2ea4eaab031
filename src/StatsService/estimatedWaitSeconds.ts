/** The object's own fields; none for anything else. */
function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/**
 * The wait in seconds that an answer of `StatsService.getStats` gives for a queue, whichever API version it came from:
 * `{ewt}`, `{<queue>: {ewt}}` or `{data: [{virtualQueue, estimatedWaitTime}]}`. What the server does not know (−1, no
 * figure, another queue) is `undefined`, never 0.
 */
export function estimatedWaitSeconds(body: unknown, vqName: string): number | undefined {
  const answer = fieldsOf(body);
  const queue = Array.isArray(answer.data)
    ? answer.data.map(fieldsOf).find((entry) => entry.virtualQueue === vqName)
    : Object.hasOwn(answer, vqName)
      ? answer[vqName]
      : answer;
  const figure = typeof queue === 'object' ? (fieldsOf(queue).estimatedWaitTime ?? fieldsOf(queue).ewt) : queue;
  const seconds = typeof figure === 'string' && figure.trim() ? Number(figure) : figure;
  return typeof seconds === 'number' && seconds >= 0 && seconds < Infinity ? seconds : undefined;
}
