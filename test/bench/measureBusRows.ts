import { measureBus } from './bus/main.js';
import type { Figure } from './figures.js';

/** The figures of the bus, each in relation to what is bare. */
export async function measureBusRows(): Promise<Figure[]> {
  const rows = await measureBus();
  return rows.map(({ name, ours, ratio, goal }): Figure => {
    return { name, value: ours, unit: 'ns', ratio, ...(goal !== undefined && { goal: { of: 'ratio', most: goal } }) };
  });
}
