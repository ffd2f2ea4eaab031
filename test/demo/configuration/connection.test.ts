import { describe, expect, it } from 'vitest';
import { connectionOf, defaultConfiguration, withConnection } from '../../../demo/configuration/connection.js';

const first = () => defaultConfiguration({ apiVersion: 'v1', service: 'workshop' }, './texts.json');

describe('the connection of a configuration', () => {
  it('is read back as it was set, on both APIs', () => {
    for (const apiVersion of ['v1', 'v3'] as const) {
      const connection = { apiVersion, service: 'sales & more' };
      expect(connectionOf(withConnection(first(), connection))).toEqual(connection);
    }
  });

  it('puts the service into the address on v1 and into serviceName on v3', () => {
    expect(first().callback).toMatchObject({ dataURL: '/genesys/1/service/callback/workshop', apiVersion: 'v1' });
    expect(withConnection(first(), { apiVersion: 'v3', service: 'sales' }).callback).toMatchObject({
      dataURL: '/engagement/v3',
      serviceName: 'sales',
      apikey: 'K',
    });
  });

  it('leaves nothing of v3 behind when it goes back to v1', () => {
    const there = withConnection(first(), { apiVersion: 'v3', service: 'workshop' });
    expect(withConnection(there, { apiVersion: 'v1', service: 'workshop' })).toEqual(first());
  });

  it('keeps every other option and does not change the given object', () => {
    const own = { main: { theme: 'dark' }, callback: { dataURL: '/x', ewt: { queue: 'VQ1' } }, other: 1 };
    const copy = structuredClone(own);
    const changed = withConnection(own, { apiVersion: 'v3', service: 'sales' });
    expect(own).toEqual(copy);
    expect(changed).toMatchObject({ main: { theme: 'dark' }, callback: { ewt: { queue: 'VQ1' } }, other: 1 });
  });

  it('is v1 without a service for a configuration that says nothing', () => {
    expect(connectionOf({})).toEqual({ apiVersion: 'v1', service: '' });
  });
});
