import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSite, delivered, json, rejection } from './createSite.js';

const created = { status: { code: 0, message: 'Successful', corrId: 'c' }, data: { id: 'id-1' } };
const config = { dataURL: 'https://g/engagement/v3', apiVersion: 'v3', serviceName: 'sales', apikey: 'K' };

afterEach(() => vi.restoreAllMocks());

describe('schedule on v3', () => {
  it.each([
    ['https://g/engagement/v3', 'https://g/engagement/v3/callbacks/create'],
    ['https://g/engagement/v3/', 'https://g/engagement/v3/callbacks/create'],
    ['https://g/engagement/v3/callbacks', 'https://g/engagement/v3/callbacks/create'],
    ['http://h/callbacks/', 'http://h/callbacks/create'],
    ['https://g/engagement/v3?tenant=7', 'https://g/engagement/v3/callbacks/create?tenant=7'],
  ])('wire case 45: with dataURL %s goes to %s', async (dataURL, expected) => {
    const { site, sent } = createSite({ ...config, dataURL }, () => json(created));
    await site.command('CallbackService.schedule', { phonenumber: '1' });
    expect(sent[0]?.method).toBe('POST');
    expect(sent[0]?.url.href).toBe(expected);
  });

  it('wire case 45: x-api-key; names inside userData', async () => {
    const { site, sent, named } = createSite({ ...config, userData: { environment: 'e', a: 'config' } }, () =>
      json(created),
    );
    const answer = await site.command('CallbackService.schedule', {
      firstname: 'Bob',
      lastname: 'Jones',
      email: 'b@m',
      subject: 's',
      phonenumber: '4151110000',
      desiredTime: '2026-03-03T10:00:00-05:00',
      department: 'd',
      userData: { a: 'command' },
    });
    expect(sent[0]?.headers.get('x-api-key')).toBe('K');
    expect(sent[0]?.headers.get('Content-Type')).toBe('application/json');
    expect(sent[0]?.body).toEqual({
      serviceName: 'sales',
      phoneNumber: '4151110000',
      desiredTime: '2026-03-03T15:00:00.000Z',
      userData: {
        environment: 'e',
        a: 'command',
        firstname: 'Bob',
        lastname: 'Jones',
        email: 'b@m',
        subject: 's',
        department: 'd',
      },
    });
    expect(answer).toEqual(created);
    await delivered();
    expect(named('scheduled')[0]?.data).toEqual(created);
  });

  it('leaves desiredTime out when immediate', async () => {
    const { site, sent } = createSite(config, () => json(created));
    await site.command('CallbackService.schedule', { phonenumber: '1', desiredTime: 'now' });
    expect(sent[0]?.body).toEqual({ serviceName: 'sales', phoneNumber: '1', userData: {} });
  });

  it('the service name of the command wins', async () => {
    const { site, sent } = createSite(config, () => json(created));
    await site.command('CallbackService.schedule', { phonenumber: '1', serviceName: 'other' });
    expect(sent[0]?.body.serviceName).toBe('other');
  });

  it('rejects without a service name, and sends nothing', async () => {
    const { site, sent } = createSite({ ...config, serviceName: '' }, () => json(created));
    for (const command of ['schedule', 'availability', 'openFor']) {
      expect(await rejection(site.command(`CallbackService.${command}`, { phonenumber: '1' }))).toBe(
        'Invalid configuration. serviceName should be configured.',
      );
    }
    expect(sent).toEqual([]);
  });

  it('keys of the API itself go to the top level', async () => {
    const known = {
      cbOfferType: 'ASAP',
      language: 'en-US',
      inboundVQ: 'v',
      offerThreshold: 1,
      channel: 'c',
      offerTiming: 't',
      cbOriginationIxnId: 'i',
      surveyRP: 's',
      priority: 0,
      routePoint: 'r',
      captchaToken: 'x',
      pushTargets: ['p'],
      alwaysCheckCapacity: true,
    };
    const { site, sent } = createSite(config, () => json(created));
    await site.command('CallbackService.schedule', { phonenumber: '1', ...known });
    expect(sent[0]?.body).toEqual({ ...known, serviceName: 'sales', phoneNumber: '1', userData: {} });
    await site.command('CallbackService.schedule', { phonenumber: '1', captchaToken: '', language: null, note: null });
    expect(sent[1]?.body).toEqual({ serviceName: 'sales', phoneNumber: '1', userData: {} });
  });

  it('warns in debug about userData keys that are no identifiers', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { site, config: root } = createSite(config, () => json(created));
    await site.command('CallbackService.schedule', { phonenumber: '1', 'not-one': 1 });
    expect(warn).not.toHaveBeenCalled();
    root.main = { debug: true };
    await site.command('CallbackService.schedule', { phonenumber: '1', 'not-one': 1, ünï: 2, $_a1: 3 });
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]?.[0]).toMatch(/: not-one$/);
  });

  it('ignores requestFormat "form", which is for v1', async () => {
    const { site, sent } = createSite({ ...config, requestFormat: 'form' }, () => json(created));
    await site.command('CallbackService.schedule', { phonenumber: '1' });
    expect(sent[0]?.body.phoneNumber).toBe('1');
  });

  it('takes a refusal under an HTTP status of 200 for a failure', async () => {
    const { site, named } = createSite(config, () => json({ status: { code: 7042, message: 'Office is closed' } }));
    const error = await rejection(site.command('CallbackService.schedule', { phonenumber: '1' }));
    expect(error).toMatchObject({ status: 200, code: 7042, message: 'Office is closed' });
    await delivered();
    expect(named('scheduleError')[0]?.data).toBe(error);
  });
});
