import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { didYouMean, nearestName, reportOnce } from '../../src/config/index.js';
import { forgetReports } from '../../src/config/report.js';

describe('reportOnce', () => {
  beforeEach(() => {
    forgetReports();
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('writes each message once', () => {
    for (const message of ['one', 'two', 'one']) reportOnce(message);
    expect(vi.mocked(console.error).mock.calls).toEqual([['one'], ['two']]);
  });

  it('does not fill the console of a page that finds new faults without end', () => {
    for (let count = 0; count < 10_000; count++) reportOnce(`fault ${count}`);
    expect(vi.mocked(console.error).mock.calls.length).toBeLessThan(1000);
  });
});

describe('nearestName', () => {
  const commands = ['Callback.open', 'Callback.close', 'Callback.minimize', 'App.setTheme'];

  it.each([
    ['Callback.opne', 'Callback.open'],
    ['callback.open', 'Callback.open'],
    ['Callback.Close', 'Callback.close'],
    ['Callback.minimise', 'Callback.minimize'],
    ['App.setTheem', 'App.setTheme'],
    ['', undefined],
    ['x', undefined],
    ['WebChat.start', undefined],
    ['Callback.open'.repeat(1000), undefined],
  ])('of %j is %s', (name, nearest) => {
    expect(nearestName(name, commands)).toBe(nearest);
    expect(didYouMean(name, commands)).toBe(nearest ? ` Did you mean ${nearest}?` : '');
  });

  it('is the nearer of two', () => {
    expect(nearestName('timezon', ['timezones', 'timezone'])).toBe('timezone');
  });
});
