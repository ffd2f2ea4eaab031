import { describe, expect, it } from 'vitest';
import type { ScheduleOptions } from '../../src/CallbackService/index.js';
import { createSite, delivered, json, rejection } from './createSite.js';

process.env.TZ = 'Europe/Paris';

const dataURL = 'http://h/genesys/1/service/callback/sales';
const taken = () => json({ _id: 'abc' });

async function bodyFor(
  options: Record<string, unknown>,
  config: Record<string, unknown> = {},
): Promise<Record<string, unknown> | undefined> {
  const { site, sent } = createSite({ dataURL, ...config }, taken);
  await site.command('CallbackService.schedule', options as ScheduleOptions);
  return sent[0]?.body;
}

describe('schedule on v1', () => {
  it('wire case 41: one POST to dataURL with a flat body', async () => {
    const { site, sent, named } = createSite({ dataURL, userData: { environment: 'e' } }, taken);
    const answer = await site.command('CallbackService.schedule', {
      firstname: 'Bob',
      lastname: 'Jones',
      email: 'b.jones@mail.com',
      subject: 'product questions',
      phonenumber: '4151110000',
      desiredTime: '2026-03-03T15:00:00.000Z',
      userData: { a: 1 },
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.method).toBe('POST');
    expect(sent[0]?.url.href).toBe(dataURL);
    expect(sent[0]?.body).toEqual({
      firstname: 'Bob',
      lastname: 'Jones',
      email: 'b.jones@mail.com',
      subject: 'product questions',
      _customer_number: '4151110000',
      _desired_time: '2026-03-03T15:00:00.000Z',
      environment: 'e',
      a: 1,
    });
    expect(answer).toEqual({ _id: 'abc' });
    await delivered();
    expect(named('scheduled').map(({ data }) => data)).toEqual([{ _id: 'abc' }]);
  });

  it('wire case 42: without a time, or with "now", there is no _desired_time', async () => {
    expect(await bodyFor({ phonenumber: '1' })).toEqual({ _customer_number: '1' });
    for (const time of ['now', 'NOW', '', null, undefined]) {
      expect(await bodyFor({ phonenumber: '1', desiredTime: time })).toEqual({ _customer_number: '1' });
      expect(await bodyFor({ phonenumber: '1', desiredtime: time })).toEqual({ _customer_number: '1' });
    }
  });

  it('takes _customer_number and _desired_time, as the form of the widget gathers them', async () => {
    expect(await bodyFor({ _customer_number: '+14151110000', _desired_time: '2026-03-03T15:00:00.000Z' })).toEqual({
      _customer_number: '+14151110000',
      _desired_time: '2026-03-03T15:00:00.000Z',
    });
    expect(await bodyFor({ phonenumber: 4151110000, _desired_time: 'now' })).toEqual({
      _customer_number: '4151110000',
    });
  });

  it.each([
    ['a Date', new Date('2026-03-03T15:00:00Z')],
    ['an ISO string with an offset', '2026-03-03T16:00:00+01:00'],
    ['an offset without a colon', '2026-03-03T16:00:00.000+0100'],
    ['a local ISO string, by the clock of the visitor', '2026-03-03T16:00:00'],
    ['a local ISO string without seconds', '2026-03-03 16:00'],
    ['epoch ms', Date.parse('2026-03-03T15:00:00Z')],
  ])('converts %s to UTC', async (_, desiredTime) => {
    expect(await bodyFor({ phonenumber: '1', desiredTime })).toMatchObject({
      _desired_time: '2026-03-03T15:00:00.000Z',
    });
  });

  it('rejects an unreadable time before sending', async () => {
    const { site, sent, events } = createSite({ dataURL }, taken);
    const times = [
      'tomorrow',
      '2026-02-30T10:00:00Z',
      '2026-13-01T10:00',
      '2026-03-03',
      new Date(Number.NaN),
      Number.NaN,
    ];
    for (const desiredTime of times) {
      expect(await rejection(site.command('CallbackService.schedule', { phonenumber: '1', desiredTime }))).toBe(
        "Invalid desiredTime. It should be a Date, an ISO 8601 date and time, or 'now'.",
      );
    }
    await delivered();
    expect(sent).toEqual([]);
    expect(events).toEqual([]);
  });

  it('sends every other key of the data under its own name', async () => {
    expect(await bodyFor({ phonenumber: '1', department: 'x', _device_os: 'ios', count: 3, flag: false })).toEqual({
      _customer_number: '1',
      department: 'x',
      _device_os: 'ios',
      count: 3,
      flag: false,
    });
  });

  it('sends what the visitor left empty, and takes the name that holds a number', async () => {
    expect(await bodyFor({ phonenumber: '', _customer_number: '1', lastname: '', subject: null })).toEqual({
      _customer_number: '1',
      lastname: '',
    });
    expect(await bodyFor({ _customer_number: '1', phonenumber: '' })).toEqual({ _customer_number: '1' });
  });

  it('merges userData of the configuration, then of the command, at top level; explicit fields win', async () => {
    const body = await bodyFor(
      { phonenumber: '1', lastname: 'explicit', userData: { lastname: 'command', a: 'command' } },
      { userData: { lastname: 'config', a: 'config', b: 'config', _customer_number: '9' } },
    );
    expect(body).toEqual({ _customer_number: '1', lastname: 'explicit', a: 'command', b: 'config' });
  });

  it('maps the options of the server in either case of their names and leaves out empty ones', async () => {
    const values = {
      calldirection: 'USERORIGINATED',
      waitForAgent: true,
      waitForUserConfirm: false,
      mediaType: 'voice',
      callbackState: 'X',
      ursVirtualQueue: 'VQ',
    };
    const expected = {
      _customer_number: '1',
      _call_direction: 'USERORIGINATED',
      _wait_for_agent: true,
      _wait_for_user_confirm: false,
      _media_type: 'voice',
      _callback_state: 'X',
      _urs_virtual_queue: 'VQ',
    };
    const lower = Object.fromEntries(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]));
    expect(await bodyFor({ phonenumber: '1', ...values })).toEqual(expected);
    expect(await bodyFor({ phonenumber: '1', ...lower })).toEqual(expected);
    expect(await bodyFor({ phonenumber: '1', waitForAgent: '', mediaType: null, _callback_state: '' })).toEqual({
      _customer_number: '1',
    });
  });

  it('takes _call_direction from the command, else from the configuration', async () => {
    const config = { callDirection: 'USERTERMINATED' };
    expect(await bodyFor({ phonenumber: '1' }, config)).toMatchObject({ _call_direction: 'USERTERMINATED' });
    expect(await bodyFor({ phonenumber: '1', calldirection: 'USERORIGINATED' }, config)).toMatchObject({
      _call_direction: 'USERORIGINATED',
    });
  });

  it('sends JSON, accepts JSON, and the apikey header when there is a key', async () => {
    const { site, sent } = createSite({ dataURL, apikey: 'K' }, taken);
    await site.command('CallbackService.schedule', { phonenumber: '1' });
    expect(sent[0]?.headers.get('Content-Type')).toBe('application/json');
    expect(sent[0]?.headers.get('Accept')).toBe('application/json');
    expect(sent[0]?.headers.get('apikey')).toBe('K');
  });

  it('sends a form with requestFormat "form", without headers that need a preflight', async () => {
    const { site, sent } = createSite({ dataURL, requestFormat: 'form' }, taken);
    await site.command('CallbackService.schedule', { phonenumber: '1', subject: 'bill q', nested: { a: 1 } });
    expect(sent[0]?.headers.get('Content-Type')).toMatch(/^application\/x-www-form-urlencoded\b/);
    expect(Object.fromEntries(new URLSearchParams(sent[0]?.text))).toEqual({
      _customer_number: '1',
      subject: 'bill q',
      nested: '{"a":1}',
    });
    expect([...(sent[0]?.headers.keys() ?? [])].sort()).toEqual(['accept', 'content-type']);
  });

  it('rejects empty data, a missing dataURL and one that is not http(s), and sends nothing', async () => {
    const usual = createSite({ dataURL }, taken);
    expect(await rejection(usual.site.command('CallbackService.schedule'))).toBe('No data found to schedule callback');
    expect(await rejection(usual.site.command('CallbackService.schedule', {}))).toBe(
      'No data found to schedule callback',
    );
    const without = createSite({ dataURL: '' }, taken);
    expect(await rejection(without.site.command('CallbackService.schedule', { phonenumber: '1' }))).toBe(
      'Invalid configuration. dataURL should be configured.',
    );
    for (const address of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'ftp://h/x',
      'data:,x',
      'http://host:port/x',
      'x',
    ]) {
      const { site, sent } = createSite({ dataURL: address }, taken);
      expect(await rejection(site.command('CallbackService.schedule', { phonenumber: '1' }))).toBe(
        'Invalid configuration. dataURL should be an http or https address.',
      );
      expect(sent).toEqual([]);
    }
  });

  it('an empty 200 body is {}, and books nothing for certain', async () => {
    const { site } = createSite({ dataURL }, () => new Response('  '));
    expect(await rejection(site.command('CallbackService.schedule', { phonenumber: '1' }))).toMatchObject({
      status: 200,
      responseJSON: {},
      uncertain: true,
    });
  });

  it("a site's own fields PhoneNumber, UserData and the like are data: keys are compared by exact spelling", async () => {
    const own = {
      PhoneNumber: '2',
      phoneNumber: '3',
      UserData: 'x',
      userdata: 'y',
      DesiredTime: 'z',
      MediaType: 'fax',
    };
    expect(await bodyFor({ phonenumber: '1', ...own })).toEqual({ _customer_number: '1', ...own });
  });

  it('done callbacks run before subscribers of scheduled', async () => {
    const { site } = createSite({ dataURL }, taken);
    const order: string[] = [];
    site.subscribe('CallbackService.scheduled', () => order.push('subscriber'));
    site.command('CallbackService.schedule', { phonenumber: '1' }).done(() => order.push('done'));
    site.command('CallbackService.schedule', { phonenumber: '1' }).done(() => order.push('done'));
    await delivered();
    expect(order).toEqual(['done', 'done', 'subscriber']);
  });
});

describe('two equal schedule commands', () => {
  it('wire case 48: while one is in flight they share one request, and both are resolved', async () => {
    const { site, sent, named } = createSite({ dataURL }, taken);
    const answers = await Promise.all([
      site.command('CallbackService.schedule', { phonenumber: '1', userData: { a: 1, b: 2 } }),
      site.command('CallbackService.schedule', { userData: { b: 2, a: 1 }, phonenumber: '1' }),
    ]);
    expect(answers).toEqual([{ _id: 'abc' }, { _id: 'abc' }]);
    await delivered();
    expect(sent).toHaveLength(1);
    expect(named('scheduled')).toHaveLength(1);
  });

  it('share the failure, too', async () => {
    const { site, sent, named } = createSite({ dataURL }, () => json({ message: 'no' }, 400));
    const both = [1, 2].map(() => rejection(site.command('CallbackService.schedule', { phonenumber: '1' })));
    const [first, second] = await Promise.all(both);
    expect(first).toBe(second);
    await delivered();
    expect(sent).toHaveLength(1);
    expect(named('scheduleError')).toHaveLength(1);
  });

  it('do not share when they differ, or when the first is answered', async () => {
    const { site, sent } = createSite({ dataURL }, taken);
    await Promise.all([
      site.command('CallbackService.schedule', { phonenumber: '1' }),
      site.command('CallbackService.schedule', { phonenumber: '2' }),
    ]);
    await site.command('CallbackService.schedule', { phonenumber: '1' });
    expect(sent.map(({ body }) => body._customer_number)).toEqual(['1', '2', '1']);
  });
});
