// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { recorded, settled, startApp } from './startApp.js';

const header = { Authorization: 'Bearer 1', apikey: 'k' };

describe('the request header', () => {
  it('is that of main.header, Authorization and apikey only', async () => {
    const { bus } = await startApp({ main: { header: { ...header, Cookie: 'c' } } });
    expect(bus.data('App.requestHeader')).toEqual(header);
  });

  it('App.updateAJAXHeader replaces what it gives, keeps the rest and publishes requestHeaderUpdated', async () => {
    const { bus } = await startApp({ main: { header } });
    const events = recorded(bus, 'App.requestHeaderUpdated');
    await bus.command('App.updateAJAXHeader', { header: { Authorization: 'Bearer 2', 'X-Other': 'x' } });
    await settled();
    expect(bus.data('App.requestHeader')).toEqual({ Authorization: 'Bearer 2', apikey: 'k' });
    expect(events).toHaveLength(1);
  });

  it('is in force when the next command runs', async () => {
    const { bus } = await startApp();
    const own = bus.registerPlugin('Own');
    if (!own) throw new Error('taken');
    own.registerCommand('send', ({ deferred }) => deferred.resolve(bus.data('App.requestHeader')));
    own.ready();
    bus.command('App.updateAJAXHeader', { header });
    expect(await bus.command('Own.send')).toEqual(header);
  });

  it.each([[undefined], [{}], [{ Cookie: 'c' }], ['x'], [{ Authorization: '' }], [Object.create(header)]])(
    'App.updateAJAXHeader resolves for %j, and changes nothing',
    async (given) => {
      const { bus } = await startApp();
      const events = recorded(bus, 'App.requestHeaderUpdated');
      await bus.command('App.updateAJAXHeader', { header: given });
      await settled();
      expect(bus.data('App.requestHeader')).toBeUndefined();
      expect(events).toEqual([]);
    },
  );

  it.each([
    ['a name', 'apikey', { Authorization: 'Bearer 1' }],
    ['a list of names', ['apikey'], { Authorization: 'Bearer 1' }],
    ['a table of headers', { Authorization: 'whatever' }, { apikey: 'k' }],
    ['nothing', undefined, {}],
  ])('App.removeAJAXHeader with %s removes what it names', async (_, given, left) => {
    const { bus } = await startApp({ main: { header } });
    await bus.command('App.removeAJAXHeader', { header: given });
    expect(bus.data('App.requestHeader')).toEqual(left);
  });

  it('App.removeAJAXHeader resolves if there is none of that name, and changes nothing', async () => {
    const { bus } = await startApp({ main: { header: { apikey: 'k' } } });
    const events = recorded(bus, 'App.requestHeaderUpdated');
    await bus.command('App.removeAJAXHeader', { header: 'Authorization' });
    await settled();
    expect(bus.data('App.requestHeader')).toEqual({ apikey: 'k' });
    expect(events).toEqual([]);
  });
});
