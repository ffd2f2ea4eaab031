import { describe, expect, it } from 'vitest';
import type { AvailabilityOptions } from '../../src/CallbackService/index.js';
import { createSite, delivered, json, rejection } from './createSite.js';

process.env.TZ = 'Europe/Paris';

const v1 = { dataURL: 'http://h/genesys/1/service/callback/sales' };
const v3 = { dataURL: 'https://g/engagement/v3', apiVersion: 'v3', serviceName: 'sales desk' };
const slot = { utcTime: '2026-03-03T15:00:00.000Z', localTime: '2026-03-03T10:00:00.000', capacity: '3', total: 5 };
const answer = { status: { code: 0 }, data: { slots: [slot], durationMin: 15, timezone: 'America/Toronto' } };

async function queryFor(
  config: Record<string, unknown>,
  options: AvailabilityOptions,
): Promise<Record<string, string>> {
  const { site, sent } = createSite(config, () => json(answer));
  await site.command('CallbackService.availability', options);
  return Object.fromEntries(sent[0]?.url.searchParams ?? []);
}

describe('availability on v1', () => {
  it('wire case 43: GET {dataURL}/availability with start, number-of-days and max-time-slots', async () => {
    const body = { '2026-03-03T15:15:00.000Z': '4', '2026-03-03T15:00:00.000Z': 5 };
    const { site, sent, named } = createSite(v1, () => json(body));
    const resolved = await site.command('CallbackService.availability', {
      startDate: '2026-03-03T14:00:00.000Z',
      numberOfDays: '5',
      maxTimeSlots: 20,
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.method).toBe('GET');
    expect(sent[0]?.url.pathname).toBe('/genesys/1/service/callback/sales/availability');
    expect(decodeURIComponent(sent[0]?.url.search ?? '')).toBe(
      '?start=2026-03-03T14:00:00.000Z&number-of-days=5&max-time-slots=20',
    );
    expect(resolved).toEqual(body);
    await delivered();
    expect(named('availableSlots')[0]?.data).toEqual(body);
  });

  it('knows end, timestamp, timezone and report-busy, too', async () => {
    const options = {
      endDate: new Date('2026-03-04T00:00:00Z'),
      timestamp: '2026-03-03T15:00:00+01:00',
      timezone: 'America/Toronto',
      reportBusy: true,
      maxTimeSlots: '',
    };
    expect(await queryFor(v1, options)).toEqual({
      end: '2026-03-04T00:00:00.000Z',
      timestamp: '2026-03-03T14:00:00.000Z',
      timezone: 'America/Toronto',
      'report-busy': 'true',
    });
  });

  it('leaves the configured timezone to v3', async () => {
    expect(await queryFor({ ...v1, timezone: 'America/Toronto' }, { numberOfDays: 1 })).toEqual({
      'number-of-days': '1',
    });
  });

  it.each([
    ['http://h/svc/', 'http://h/svc/availability?number-of-days=1'],
    ['http://h/svc?tenant=a%20b', 'http://h/svc/availability?tenant=a+b&number-of-days=1'],
    ['http://h/svc/?tenant=7#x', 'http://h/svc/availability?tenant=7&number-of-days=1'],
  ])('builds its address from %s', async (dataURL, expected) => {
    const { site, sent } = createSite({ dataURL }, () => json({}));
    await site.command('CallbackService.availability', { numberOfDays: 1 });
    expect(sent[0]?.url.href).toBe(expected);
  });

  it('rejects for no query parameters, and sends nothing', async () => {
    const { site, sent } = createSite(v1);
    expect(await rejection(site.command('CallbackService.availability', {}))).toBe(
      'No query parameters passed for callback availability service',
    );
    expect(sent).toEqual([]);
  });
});

describe('availability on v3', () => {
  it('GET {base}/availability/{serviceName}, the name encoded', async () => {
    const { site, sent } = createSite(v3, () => json(answer));
    await site.command('CallbackService.availability', { numberOfDays: '5', maxTimeSlots: 20, reportBusy: true });
    expect(sent[0]?.url.href).toBe(
      'https://g/engagement/v3/callbacks/availability/sales%20desk?numberOfDays=5&maxTimeSlots=20&reportBusy=true',
    );
  });

  it('resolves with the body as the server sent it; the event carries the body plus slots and response', async () => {
    const { site, named } = createSite(v3, () => json(answer));
    expect(await site.command('CallbackService.availability', { numberOfDays: 1 })).toEqual(answer);
    await delivered();
    expect(named('availableSlots')[0]?.data).toEqual({
      ...answer,
      slots: { '2026-03-03T15:00:00.000Z': 3 },
      response: answer,
    });
  });

  it('without a timezone start and end end in Z', async () => {
    expect(await queryFor(v3, { startDate: '2026-07-01T10:00:00', endDate: '2026-07-02T10:00:00-02:00' })).toEqual({
      start: '2026-07-01T08:00:00.000Z',
      end: '2026-07-02T12:00:00.000Z',
    });
  });

  it('with a timezone start and end carry no zone and mean the same instants', async () => {
    const inToronto = { ...v3, timezone: 'America/Toronto' };
    const expected = { start: '2026-03-03T09:00:00.000', timezone: 'America/Toronto' };
    expect(await queryFor(inToronto, { startDate: '2026-03-03T14:00:00.000Z' })).toEqual(expected);
    expect(await queryFor(inToronto, { startDate: new Date('2026-03-03T14:00:00Z') })).toEqual(expected);
    expect(await queryFor(inToronto, { startDate: '2026-03-03T09:00:00.000' })).toEqual(expected);
    expect(await queryFor(v3, { startDate: '2026-03-03T14:00:00Z', timezone: 'America/Toronto' })).toEqual(expected);
    expect(await queryFor(inToronto, { startDate: '2026-03-03T05:00:00Z' })).toMatchObject({
      start: '2026-03-03T00:00:00.000',
    });
  });

  it('takes an unknown zone for none', async () => {
    expect(await queryFor({ ...v3, timezone: 'Mars/Base' }, { startDate: '2026-03-03T14:00:00Z' })).toEqual({
      start: '2026-03-03T14:00:00.000Z',
    });
  });

  it('an empty list of slots is an answer, a 200 without data.slots is an error', async () => {
    const empty = createSite(v3, () => json({ status: { code: 0 }, data: { slots: [] } }));
    await expect(empty.site.command('CallbackService.availability', { numberOfDays: 1 })).resolves.toBeDefined();
    for (const body of [
      {},
      [],
      null,
      'x',
      { data: {} },
      { data: { slots: null } },
      { status: { code: 0 }, data: null },
    ]) {
      const { site, named } = createSite(v3, () => json(body));
      const error = await rejection(site.command('CallbackService.availability', { numberOfDays: 1 }));
      expect(error).toMatchObject({
        status: 200,
        responseJSON: body,
        responseText: JSON.stringify(body),
        readyState: 4,
      });
      await delivered();
      expect(named('availabilityError').map(({ data }) => data)).toEqual([error]);
      expect(named('availableSlots')).toEqual([]);
    }
  });
});
