// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { installBus } from '../../src/bus/index.js';
import { settled } from './startApp.js';

describe('the core script', () => {
  it('registers App, QuickBus and StatsService on the page’s bus, and evaluated twice does nothing', async () => {
    const bus = installBus();
    const readies: unknown[] = [];
    bus.subscribe('App.ready', ({ data }) => readies.push(data));
    await import('../../src/entries/widgets-core.js');
    vi.resetModules();
    await import('../../src/entries/widgets-core.js');
    await settled();
    expect(readies).toHaveLength(1);
    for (const name of ['App', 'QuickBus', 'StatsService']) expect(bus.registerPlugin(name)).toBe(false);
  });
});
