import type { FaultPlan, FaultRule } from '../../src/simulator/index.js';

/** What can go wrong: the simulator's own word for it, and ours. */
export const faultKinds = [
  { value: 'none', label: 'Nothing' },
  { value: 'latency=2000', label: 'Slow', hint: '2 s' },
  { value: 'latency=6000', label: 'Too slow', hint: '6 s' },
  { value: 'lost', label: 'Answer lost', hint: 'but booked' },
  { value: 'refuse', label: 'No connection' },
  { value: 'status=429', label: '429' },
  { value: 'status=500', label: '500' },
  { value: 'status=503', label: '503' },
  { value: 'cut', label: 'JSON cut off', hint: 'but booked' },
  { value: 'html=502', label: 'HTML page', hint: 'of a proxy' },
] as const;

export const faultTargets = [
  { value: 'schedule', label: 'Bookings' },
  { value: 'availability', label: 'Free times' },
  { value: 'any', label: 'All' },
] as const;

export interface DemoFault {
  kind: (typeof faultKinds)[number]['value'];
  target: (typeof faultTargets)[number]['value'];
  times: 'once' | 'always';
}

/** Puts a fault in the place of the one that is on. */
export function setFault(faults: FaultPlan, { kind, target, times }: DemoFault): void {
  faults.clear();
  if (kind === 'none') return;
  faults.add({ fault: kind, operation: target, ...(times === 'once' && { count: 1 }) });
}

/** A fault that waits for requests, in words. */
export function describeRule({ fault, operation, count }: FaultRule): string {
  const kind = faultKinds.find(({ value }) => value === fault);
  const target = faultTargets.find(({ value }) => value === operation);
  const hint = kind && 'hint' in kind ? ` (${kind.hint})` : '';
  const times = count === undefined ? 'every time' : 'the next time';
  return `${kind?.label ?? fault}${hint} – ${(target?.label ?? operation).toLowerCase()}, ${times}.`;
}
