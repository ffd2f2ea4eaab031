import { type Figure, isMet } from './figures.js';

/** What a run leaves behind, for the next one to be compared with. */
export interface Run {
  /** ISO time. */
  at: string;
  machine: string;
  figures: Figure[];
}

/** A change of more than this many percent is pointed out. */
export const notablePercent = 20;

const plain = (value: number) =>
  value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

/** `41.2 ms (1.3 × plain DOM)` */
export function figureText({ value, unit, ratio, reference }: Figure): string {
  const related = ratio === undefined ? '' : `${plain(ratio)} ×${reference ? ` ${reference}` : ''}`;
  if (unit === 'times') return `${plain(value)} ×${related && ` (${related})`}`;
  const amount = unit === 'in all' ? plain(value) : `${plain(value)} ${unit}`;
  return related ? `${amount} (${related})` : amount;
}

export function goalText({ unit, goal }: Figure): string {
  if (!goal) return '';
  if (goal.of === 'ratio' || unit === 'times') return `≤ ${plain(goal.most)} ×`;
  if (unit === 'in all') return goal.most === 0 ? 'none' : `≤ ${plain(goal.most)}`;
  return `≤ ${plain(goal.most)} ${unit}`;
}

/** What there is to say of a figure that is not as promised; also that the reference alone takes longer, where it does. */
export function missedText(figure: Figure): string {
  const { name, value, unit, ratio, reference, goal } = figure;
  const text = `${name}: ${figureText(figure)}, not ${goalText(figure)}`;
  const alone = ratio ? value / ratio : 0;
  if (!reference || goal?.of !== 'value' || alone <= goal.most) return text;
  return `${text}; ${reference} alone takes ${plain(alone)} ${unit} here and now`;
}

/** A table for `docs/performance.md`. */
export function markdownTable(figures: readonly Figure[]): string {
  const verdicts = new Map<boolean | undefined, string>([
    [true, 'yes'],
    [false, '**no**'],
  ]);
  const rows = figures.map((figure) => [
    figure.name,
    figureText(figure),
    goalText(figure),
    verdicts.get(isMet(figure)) ?? '',
  ]);
  return [['what', 'figure', 'goal', 'met'], ['---', '--:', '--:', '---'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** How a figure has changed since another run. */
export interface Change {
  name: string;
  before: Figure;
  after: Figure;
  /** Of the ratio, where both have one: it says more than a time when the machine is busy. */
  percent: number;
  isNotable: boolean;
}

/** Compares the figures that both runs have. */
export function compareRuns(before: readonly Figure[], after: readonly Figure[]): Change[] {
  const known = new Map(before.map((figure) => [figure.name, figure]));
  return after.flatMap((figure) => {
    const old = known.get(figure.name);
    if (!old || old.unit !== figure.unit) return [];
    const percent = changePercent(old.ratio ?? old.value, figure.ratio ?? figure.value);
    return [{ name: figure.name, before: old, after: figure, percent, isNotable: Math.abs(percent) > notablePercent }];
  });
}

function changePercent(before: number, after: number): number {
  if (before === after) return 0;
  return (after / before - 1) * 100;
}

/** `+12 %`; what came from nothing has no percentage. */
export function changeText({ percent }: Change): string {
  if (!Number.isFinite(percent)) return 'new';
  return `${percent > 0 ? '+' : ''}${Math.round(percent)} %`;
}
