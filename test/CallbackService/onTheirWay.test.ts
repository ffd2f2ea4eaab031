import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetReports } from '../../src/config/report.js';
import { createSite, delivered, json, rejection, type Sent } from './createSite.js';

const v1 = { dataURL: 'http://h/genesys/1/service/callback/sales', ajaxTimeout: 20 };
const time = '2026-03-03T15:00:00.000Z';
const wish = { phonenumber: '5115', desiredTime: time };
const methods = (sent: Sent[]) => sent.map(({ method }) => method);

describe('a wish that is on its way', () => {
  it('is waited for when it is sent again with other data: its answer is that of both, and is told once', async () => {
    let answer = (_: Response): void => {};
    const { site, sent, named } = createSite(
      { ...v1, ajaxTimeout: 60_000 },
      () => new Promise<Response>((resolve) => (answer = resolve)),
    );
    const first = site.command('CallbackService.schedule', wish);
    const second = site.command('CallbackService.schedule', { ...wish, phonenumber: '51-15', subject: 'changed' });
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    answer(json({ _id: 'a' }));
    expect(await Promise.all([first, second])).toEqual([{ _id: 'a' }, { _id: 'a' }]);
    await delivered();
    expect([sent.length, named('scheduled').length]).toEqual([1, 1]);
  });

  it('is sent again when the first was refused', async () => {
    const { site, sent } = createSite(v1, (_, index) => (index ? json({ _id: 'b' }) : json({ message: 'no' }, 400)));
    const first = rejection(site.command('CallbackService.schedule', wish));
    const second = site.command('CallbackService.schedule', { ...wish, captchaToken: 'new' });
    expect(await first).toMatchObject({ message: 'no' });
    expect(await second).toEqual({ _id: 'b' });
    expect(methods(sent)).toEqual(['POST', 'POST']);
  });
});

describe('a server that takes a booking after the time limit', () => {
  it('is given ten seconds: the booking is looked for again and again, and nothing is sent', async () => {
    const takenAt = Date.now() + 7000;
    const record = { _id: 'late', _desired_time: time };
    const { site, sent } = createSite(
      v1,
      ({ method }) => (method === 'POST' ? new Promise(() => {}) : json(Date.now() < takenAt ? [] : [record])),
      { sleep: async (ms) => void vi.setSystemTime(Date.now() + ms) },
    );
    expect(await rejection(site.command('CallbackService.schedule', wish))).toMatchObject({ statusText: 'timeout' });
    expect(await site.command('CallbackService.schedule', wish)).toEqual(record);
    expect(methods(sent)).toEqual(['POST', 'GET', 'GET', 'GET', 'GET', 'GET']);
  });
});

describe('a server that does not let visitors ask for bookings', () => {
  it.each([401, 403, 404, 405])(
    'by %i: the visitor is told once that nobody knows, and then decides',
    async (status) => {
      let posts = 0;
      const { site, sent } = createSite(v1, ({ method }) => {
        if (method === 'GET') return json({ message: 'not for you' }, status);
        posts++;
        if (posts === 1) throw new TypeError('connection lost');
        return json({ _id: 'a' });
      });
      expect(await rejection(site.command('CallbackService.schedule', wish))).toMatchObject({ repeatable: true });
      const told = await rejection(site.command('CallbackService.schedule', wish));
      expect(told).toMatchObject({ uncertain: true, status });
      expect(told).not.toHaveProperty('repeatable');
      expect(await site.command('CallbackService.schedule', wish)).toEqual({ _id: 'a' });
      expect(methods(sent)).toEqual(['POST', 'GET', 'GET', 'POST']);
    },
  );
});

describe('what only the owner of the page can mend is said in the console', () => {
  beforeEach(() => {
    forgetReports();
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    return () => error.mockRestore();
  });
  const said = () => vi.mocked(console.error).mock.calls.map(([text]) => String(text));

  it.each(['[]', '[{"_id":"of-another"}]', '{}', '<html>'])(
    'a redirected booking that is answered by %s is none',
    async (body) => {
      const redirected = () => Object.defineProperty(new Response(body), 'redirected', { value: true });
      const { site } = createSite(v1, redirected);
      expect(await rejection(site.command('CallbackService.schedule', wish))).toMatchObject({ uncertain: true });
      expect(said().filter((text) => /callback\.dataURL: .*redirected/.test(text))).toHaveLength(1);
    },
  );

  it('a redirected booking with an id is booked, and nothing is said', async () => {
    const { site } = createSite(v1, () => Object.defineProperty(json({ _id: 'a' }), 'redirected', { value: true }));
    expect(await site.command('CallbackService.schedule', wish)).toEqual({ _id: 'a' });
    expect(said()).toEqual([]);
  });

  it('an answer that is a page, or none, once for each address and without what a visitor typed', async () => {
    const { site } = createSite(v1, ({ method }) => {
      if (method === 'GET') return new Response('<html>Login</html>');
      throw new TypeError('Failed to fetch');
    });
    await rejection(site.command('CallbackService.schedule', { ...wish, phonenumber: '+14165550123' }));
    for (let i = 0; i < 2; i++) await rejection(site.command('CallbackService.query', { phonenumber: '+14165550123' }));
    expect(said()).toHaveLength(2);
    for (const text of said()) {
      expect(text).toMatch(/^callback\.dataURL: h /);
      expect(text).not.toMatch(/416/);
    }
  });
});
