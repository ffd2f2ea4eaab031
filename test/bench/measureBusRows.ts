import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figures.js';

/** A figure of the bus in ns, beside that of something bare. */
interface Row {
  name: string;
  ours: number;
  bare: number;
  ratio: number;
  goal?: number;
}

export async function measureBusRows(): Promise<Figure[]> {
  const file = join(import.meta.dirname, 'bus/main.ts');
  if (!existsSync(file)) return [];
  const module: { measureBus(): Promise<Row[]> } = await import(file);
  const rows = await module.measureBus();
  return rows.map(
    ({ name, ours, ratio, goal }): Figure => ({
      name,
      value: ours,
      unit: 'ns',
      ratio,
      ...(goal !== undefined && { goal: { of: 'ratio', most: goal } }),
    }),
  );
}
