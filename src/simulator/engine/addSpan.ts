import { tz } from '@date-fns/tz';
import { add, type Duration } from 'date-fns';

const units: Record<string, keyof Duration> = { h: 'hours', d: 'days', w: 'weeks', M: 'months', y: 'years' };
const utc = tz('UTC');

/** The instant that lies `'1M'`, `'2w'`, `'30d'`, `'12h'` or `'1y'` after another, by the UTC calendar. */
export function addSpan(instant: number, span: string): number {
  const unit = units[span.slice(-1)] ?? 'months';
  return add(instant, { [unit]: Number.parseInt(span, 10) }, { in: utc }).getTime();
}
