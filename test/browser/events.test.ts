import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { fixtureTime, layouts, untilStarted } from './harness.js';
import { holdAnswers, posts } from './holdAnswers.js';
import { shareBrowser, shareSimulator } from './shareBrowser.js';

/** Commands, events and what they carry, in a real page. */

const stand = shareBrowser();
const simulator = shareSimulator();

interface Recorded {
  name: string;
  time: number;
  data: Record<string, unknown>;
}

let problems: string[] = [];
afterEach(async () => {
  // Chromium's own line about an answer of the server
  expect(problems.filter((problem) => !problem.includes('Failed to load resource'))).toEqual([]);
});

const names = 'opened started submitted completed cancelled closed minimized unminimized'.split(' ');

describe.each(layouts)('in the %s layout', (layout) => {
  async function visit({ callback = '', stats = '' } = {}): Promise<Page> {
    const before = `window._genesys = {widgets: {main: {theme: 'light'},
      callback: {dataURL: '${simulator.url}/genesys/1/service/callback/sales', ${callback}},
      stats: {ewt: {dataURL: '${simulator.url}/genesys/1/service/ewt', ${stats}}},
      onReady: function (bus) {
        window.recorded = [];
        ${JSON.stringify(names)}.forEach(function (name) {
          bus.subscribe('Callback.' + name, function (event) { recorded.push({name: name, time: event.time, data: JSON.parse(JSON.stringify(event.data))}); });
        });
      }}};`;
    const address = stand.web.addPage(`/events-${layout}`, { layout, before, body: '<button id="page">Page</button>' });
    const visited = await stand.visit();
    ({ problems } = visited);
    await visited.page.goto(address);
    await untilStarted(visited.page);
    return visited.page;
  }

  /** Gives a command; resolves with what it settles with. */
  const command = (page: Page, name: string, options: object = {}): Promise<string> =>
    page.evaluate(
      ([name, options]) =>
        window.CXBus.command(name, options).then(
          (value: unknown) => (value === undefined ? 'resolved' : String(value)),
          (reason: unknown) => `rejected: ${reason}`,
        ),
      [name, options] as const,
    );
  const recordedIn = async (page: Page): Promise<Recorded[]> => {
    await command(page, 'App.getTheme'); // behind every event in the queue
    return page.evaluate(() => (window as unknown as { recorded: Recorded[] }).recorded);
  };
  const sequence = async (page: Page) => (await recordedIn(page)).map(({ name }) => name);
  const confirm = (page: Page) => page.locator('.cx-callback-confirm').click();
  const typePhone = (page: Page) => page.locator('[name=phonenumber]').fill('+1 416 555 0123');
  const confirmed = (page: Page) => page.locator('.cx-confirmation').waitFor();
  const schedules = () => simulator.simulator.requests.filter(({ operation }) => operation === 'schedule');
  const asked = () => simulator.simulator.requests.filter(({ operation }) => operation === 'waitTime').length;
  const untilAsked = (count: number) => expect.poll(asked).toBe(count);

  describe('sequences:', () => {
    test('untouched: opened, cancelled, closed, each with its metadata', async () => {
      const page = await visit();
      await command(page, 'Callback.open'); // loads the files
      await command(page, 'Callback.close');
      await page.clock.pauseAt(new Date(Date.parse(fixtureTime) + 60_000));
      await page.evaluate(() => {
        (window as unknown as { recorded: Recorded[] }).recorded.length = 0;
      });
      await command(page, 'Callback.open');
      await page.clock.runFor(5000);
      await command(page, 'Callback.close');
      const opened = Date.parse(fixtureTime) + 60_000;
      const closed = opened + 5000;
      const data = {
        proactive: false,
        prefilled: false,
        autoSubmitted: false,
        errors: false,
        opened,
        started: false,
        cancelled: false,
        completed: false,
        closed: false,
        elapsed: 0,
        form: {},
      };
      expect(await recordedIn(page)).toEqual([
        { name: 'opened', time: opened, data },
        { name: 'cancelled', time: closed, data: { ...data, cancelled: closed, elapsed: 5000 } },
        { name: 'closed', time: closed, data: { ...data, cancelled: closed, closed, elapsed: 5000 } },
      ]);
    });

    test('typed: opened, started once, cancelled, closed', async () => {
      const page = await visit();
      await command(page, 'Callback.open');
      await page.locator('[name=firstname]').fill('Ada');
      await page.locator('[name=lastname]').fill('Lovelace');
      expect(await command(page, 'Callback.close')).toBe('rejected: User must confirm close');
      await page.locator('.cx-close-confirm button[data-message=CallbackYesButtonText]').click();
      expect(await sequence(page)).toEqual(['opened', 'started', 'cancelled', 'closed']);
      const [, started, cancelled, closed] = (await recordedIn(page)).map(({ data }) => data);
      expect(started).toMatchObject({ started: expect.any(Number), cancelled: false, form: {} });
      expect(cancelled).toMatchObject({ cancelled: expect.any(Number), completed: false, closed: false });
      expect(closed).toMatchObject({ cancelled: expect.any(Number), closed: expect.any(Number), completed: false });
    });

    test('booked: opened, started, submitted, completed, closed, with what was submitted', async () => {
      const page = await visit();
      await command(page, 'Callback.open', { userData: { page: 'prices' } });
      await page.locator('[name=firstname]').fill('Ada');
      await typePhone(page);
      await confirm(page);
      await confirmed(page);
      expect(await command(page, 'Callback.close')).toBe('resolved');
      const recorded = await recordedIn(page);
      expect(recorded.map(({ name }) => name)).toEqual(['opened', 'started', 'submitted', 'completed', 'closed']);
      const form = {
        firstname: 'Ada',
        lastname: '',
        subject: '',
        _customer_number: '+14165550123',
        page: 'prices',
      };
      expect(recorded.map(({ data }) => data.form)).toEqual([{}, {}, form, form, form]);
      expect(recorded.at(-1)?.data).toMatchObject({
        errors: false,
        cancelled: false,
        completed: expect.any(Number),
        closed: expect.any(Number),
      });
    });

    test('prefilled and submitted by itself: started at once, told in the metadata', async () => {
      const page = await visit();
      const form = { autoSubmit: true, firstname: 'Ada', phonenumber: '+14165550123', desiredTime: 'now' };
      await command(page, 'Callback.open', { form });
      await confirmed(page);
      await command(page, 'Callback.close');
      const recorded = await recordedIn(page);
      expect(recorded.map(({ name }) => name)).toEqual(['opened', 'started', 'submitted', 'completed', 'closed']);
      for (const { data } of recorded) expect(data).toMatchObject({ prefilled: true, autoSubmitted: true });
      expect(schedules().length).toBe(1);
    });

    test('closed while the booking is on its way: its outcome is still told, and it counts as no cancellation', async () => {
      const page = await visit();
      const release = await holdAnswers(page, posts);
      await command(page, 'Callback.open');
      await typePhone(page);
      await confirm(page);
      await page.locator('.cx-callback.cx-busy').waitFor();
      await page.waitForFunction(() =>
        (window as unknown as { recorded: Recorded[] }).recorded.some(({ name }) => name === 'submitted'),
      );
      await command(page, 'App.closeAll');
      release();
      await page.waitForFunction(() =>
        (window as unknown as { recorded: Recorded[] }).recorded.some(({ name }) => name === 'completed'),
      );
      expect(await sequence(page)).toEqual(['opened', 'started', 'submitted', 'closed', 'completed']);
      expect(schedules().length).toBe(1);
      expect(await page.locator('.cx-callback').count()).toBe(0);
      // and the next visit begins anew
      await command(page, 'Callback.open');
      expect((await recordedIn(page)).at(-1)).toMatchObject({
        name: 'opened',
        data: { started: false, completed: false, form: {} },
      });
    });

    test('refused, then booked: submitted twice, the errors in the metadata', async () => {
      const page = await visit({ callback: 'countryCodes: false' });
      await command(page, 'Callback.open');
      await page.locator('[name=phonenumber]').fill('1');
      await confirm(page);
      await page.locator('[name=phonenumber].cx-error').waitFor();
      await typePhone(page);
      simulator.simulator.faults.add({ fault: 'status=500', operation: 'schedule', count: 1 });
      await confirm(page);
      await page.locator('.cx-failed-retry').click();
      await confirm(page);
      await confirmed(page);
      const recorded = await recordedIn(page);
      expect(recorded.map(({ name }) => name)).toEqual(['opened', 'started', 'submitted', 'submitted', 'completed']);
      const errors = recorded.at(-1)?.data.errors;
      expect(errors).toEqual(['This phone number is not valid. Please check it.', expect.anything()]);
      expect(recorded[2]?.data.errors).toEqual(['This phone number is not valid. Please check it.']);
    });
  });

  describe('commands:', () => {
    test('open resolves when the widget is on the page, and is rejected while it is there', async () => {
      const page = await visit();
      const isThere = await page.evaluate(() =>
        window.CXBus.command('Callback.open').then(() => !!document.querySelector('.cx-callback')),
      );
      expect(isThere).toBe(true);
      expect(await command(page, 'Callback.open')).toBe('rejected: already opened');
      expect(await page.locator('.cx-callback').count()).toBe(1);
    });

    test('close resolves when it is gone; rejections as stated', async () => {
      const page = await visit();
      await command(page, 'Callback.open');
      const isGone = await page.evaluate(() =>
        window.CXBus.command('Callback.close').then(() => !document.querySelector('.cx-callback')),
      );
      expect(isGone).toBe(true);
      expect(await command(page, 'Callback.close')).toBe('rejected: Already closed');
      await command(page, 'Callback.open');
      await page.locator('[name=firstname]').fill('Ada');
      expect(await command(page, 'Callback.close')).toBe('rejected: User must confirm close');
      expect(await page.locator('.cx-close-confirm:not([hidden])').count()).toBe(1);
      await page.locator('.cx-close-confirm button[data-message=CallbackNoButtonText]').click();
      expect(await page.locator('[name=firstname]').inputValue()).toBe('Ada');
      await command(page, 'Callback.configure', { confirmFormCloseEnabled: false });
      expect(await command(page, 'Callback.close')).toBe('resolved');
    });

    test('showOverlay, hideOverlay, minimize and resetForm are rejected while the widget is closed', async () => {
      const page = await visit();
      const notOpen = 'rejected: Callback is not currently open. Ignoring command.';
      expect(await command(page, 'Callback.showOverlay', { html: '<p></p>' })).toBe(notOpen);
      expect(await command(page, 'Callback.hideOverlay')).toBe(notOpen);
      expect(await command(page, 'Callback.minimize')).toBe(notOpen);
      expect(await command(page, 'Callback.resetForm')).toBe(notOpen);
      expect(await command(page, 'Callback.configure')).toBe('rejected: No configuration provided');
      expect(await command(page, 'Callback.fly')).toBe('rejected: Command does not exist');
    });

    test('configure merges at run time', async () => {
      const page = await visit({ callback: 'countryCodes: false' });
      expect(await command(page, 'Callback.configure', { immediateCallback: 'false' })).toBe('resolved');
      await command(page, 'Callback.open');
      expect(await page.locator('#cx_form_schedule_time').count()).toBe(1);
      expect(await page.locator('.flag-container').count()).toBe(0);
    });

    test('minimize toggles, or does as it is told, and says so once', async () => {
      const page = await visit();
      await command(page, 'Callback.open');
      await command(page, 'Callback.minimize');
      expect(await page.locator('.cx-callback.cx-minimized .cx-button-maximize').count()).toBe(1);
      expect(await page.locator('.cx-callback .cx-body').isVisible()).toBe(false);
      await command(page, 'Callback.minimize', { minimized: true });
      await command(page, 'Callback.minimize', { minimized: 'false' });
      await command(page, 'Callback.minimize', { minimized: false });
      expect(await page.locator('.cx-callback .cx-body').isVisible()).toBe(true);
      await page.locator('.cx-button-minimize').click();
      await page.locator('.cx-button-maximize').click();
      expect(await sequence(page)).toEqual(['opened', 'minimized', 'unminimized', 'minimized', 'unminimized']);
    });

    test('resetForm empties the form, and closing asks nothing any more', async () => {
      const page = await visit();
      await command(page, 'Callback.open');
      await page.locator('[name=firstname]').fill('Ada');
      expect(await command(page, 'Callback.resetForm')).toBe('resolved');
      expect(await page.locator('[name=firstname]').inputValue()).toBe('');
      expect(await command(page, 'Callback.close')).toBe('resolved');
    });

    test('overlays: HTML, elements and jQuery objects, dynamic and static, with and without the footer', async () => {
      const page = await visit();
      await command(page, 'Callback.open');
      await page.locator('[name=firstname]').fill('Ada');
      await page.evaluate(() => document.querySelector('.cx-footer')?.append('Footer'));
      expect(await command(page, 'Callback.showOverlay', { html: '<b id="own">Own</b>', mode: 'info' })).toBe(
        'resolved',
      );
      expect(await page.locator('.cx-overlay.cx-dynamic #own').textContent()).toBe('Own');
      expect(await page.locator('.cx-footer').isVisible()).toBe(true);
      // a second one takes its place
      await command(page, 'Callback.showOverlay', { html: '<b id="other">Other</b>', hideFooter: true });
      expect(await page.locator('.cx-overlay:not([hidden])').count()).toBe(1);
      expect(await page.locator('.cx-footer').isVisible()).toBe(false);
      // hiding the other layer leaves this one
      await command(page, 'Callback.hideOverlay', { static: true });
      expect(await page.locator('.cx-overlay.cx-dynamic #other').count()).toBe(1);
      expect(await command(page, 'Callback.hideOverlay')).toBe('resolved');
      expect(await page.locator('.cx-overlay:not([hidden])').count()).toBe(0);
      expect(await page.locator('.cx-footer').isVisible()).toBe(true);

      const isSame = await page.evaluate(async () => {
        const list = { 0: document.createElement('em'), length: 1 };
        await window.CXBus.command('Callback.showOverlay', { html: list, static: true });
        return document.querySelector('.cx-overlay.cx-static')?.contains(list[0]);
      });
      expect(isSame).toBe(true);
      await command(page, 'Callback.hideOverlay', { static: true });
      expect(await page.locator('[name=firstname]').inputValue()).toBe('Ada');
      await page.locator('[name=lastname]').fill('Lovelace');
    });

    test('an overlay that the page takes away itself leaves the form usable', async () => {
      const page = await visit();
      await command(page, 'Callback.open');
      await command(page, 'Callback.showOverlay', { html: '<b>Own</b>', hideFooter: true });
      await page.evaluate(() => document.querySelector('.cx-overlay')?.remove());
      await page.locator('[name=firstname]').click();
      await page.keyboard.type('Ada');
      expect(await page.locator('[name=firstname]').inputValue()).toBe('Ada');
    });

    test('servicePlugin takes the booking instead', async () => {
      const page = await visit({ callback: `servicePlugin: 'OwnService'` });
      await page.evaluate(() => {
        const plugin = window.CXBus.registerPlugin('OwnService');
        if (!plugin) return;
        plugin.registerCommand('schedule', ({ data, deferred }) => {
          (window as unknown as { taken: unknown }).taken = data;
          deferred.resolve({ id: '1' });
        });
        plugin.ready();
      });
      await command(page, 'Callback.open');
      await typePhone(page);
      await confirm(page);
      await confirmed(page);
      expect(await page.evaluate(() => (window as unknown as { taken: unknown }).taken)).toMatchObject({
        _customer_number: '+14165550123',
      });
      expect(schedules()).toEqual([]);
    });
  });

  describe('the estimated wait:', () => {
    const queue = (seconds: number) => simulator.simulator.reset({ queues: { VQ1: seconds } });
    const line = (page: Page) => page.locator('.cx-callback-ewt');

    test('showEWT is rejected without a queue and without the immediate choice', async () => {
      const page = await visit();
      const refusal = 'rejected: Either no EWT queue for Callback is configured or immediate callback is disabled.';
      expect(await command(page, 'Callback.showEWT')).toBe(refusal);
      await command(page, 'Callback.open');
      expect(await command(page, 'Callback.showEWT')).toBe(refusal);
      await command(page, 'Callback.close');
      await command(page, 'Callback.configure', { ewt: { queue: 'VQ1' }, immediateCallback: false });
      await command(page, 'Callback.open');
      expect(await command(page, 'Callback.showEWT')).toBe(refusal);
      expect(asked()).toBe(0);
    });

    test('is shown from the threshold on, asked again at the interval and by showEWT, and no more once closed', async () => {
      queue(29);
      const page = await visit({ callback: `ewt: {queue: 'VQ1', refreshInterval: '15'}` });
      await command(page, 'Callback.open');
      await untilAsked(1);
      // 29 s: below the threshold of 30
      expect(await line(page).isVisible()).toBe(false);
      queue(200);
      expect(await command(page, 'Callback.showEWT')).toBe('resolved');
      expect(await line(page).textContent()).toContain('3 min');
      expect(asked()).toBe(1);

      await page.clock.fastForward(14_000);
      expect(asked()).toBe(1);
      queue(600);
      await page.clock.fastForward(2000);
      await line(page).filter({ hasText: '10 min' }).waitFor();

      await command(page, 'Callback.close');
      const before = asked();
      await page.clock.fastForward(60_000);
      await command(page, 'Callback.open');
      await command(page, 'Callback.showEWT');
      // the two of the new opening, none of the minute between
      await untilAsked(before + 2);
    });

    test('polling ends with the booking', async () => {
      const page = await visit({ callback: `ewt: {queue: 'VQ1'}` });
      await command(page, 'Callback.open');
      await line(page).filter({ hasText: '2 min' }).waitFor();
      await typePhone(page);
      await confirm(page);
      await confirmed(page);
      const before = asked();
      await page.clock.runFor(60_000);
      await command(page, 'Callback.close');
      await command(page, 'Callback.open');
      await untilAsked(before + 1);
    });

    test('outside thresholdMin and thresholdMax the immediate choice is withdrawn, and comes back', async () => {
      queue(10);
      const page = await visit({
        callback: `ewt: {queue: 'VQ1', immediateCallback: {thresholdMin: '20', thresholdMax: 300}}`,
      });
      await command(page, 'Callback.open');
      const now = page.locator('#callback_asap');
      await expect.poll(() => now.evaluate((option) => (option as HTMLOptionElement).disabled)).toBe(true);
      for (const [seconds, isWithdrawn] of [
        [20, false],
        [300, false],
        [301, true],
        [60, false],
      ] as const) {
        queue(seconds);
        await command(page, 'Callback.showEWT');
        expect(await now.evaluate((option) => (option as HTMLOptionElement).disabled)).toBe(isWithdrawn);
      }
    });

    test('nothing is shown for a wait nobody knows, or with display off', async () => {
      const page = await visit({ callback: `ewt: {queue: 'NOAGENTS'}` });
      await command(page, 'Callback.open');
      await command(page, 'Callback.showEWT');
      expect(await line(page).isVisible()).toBe(false);
      expect(await page.locator('#callback_asap').isEnabled()).toBe(true);
      await command(page, 'Callback.configure', { ewt: { queue: 'VQ1', display: 'false' } });
      await command(page, 'Callback.showEWT');
      expect(await line(page).isVisible()).toBe(false);
    });

    test.each([
      ['v2', '/genesys/2/ewt', '/genesys/2/ewt/ewt2?vq=VQ1'],
      ['v3', '/engagement/v3/estimated-wait-time', '/engagement/v3/estimated-wait-time?virtual-queues=VQ1&mode=mode2'],
    ])('is asked of the %s API in its way', async (version, path, address) => {
      const page = await visit({
        callback: `ewt: {queue: 'VQ1'}`,
        stats: `dataURL: '${simulator.url}${path}', apiVersion: '${version}', apikey: 'K'`,
      });
      await command(page, 'Callback.open');
      await line(page).filter({ hasText: '2 min' }).waitFor();
      const [request] = simulator.simulator.requests.filter(({ operation }) => operation === 'waitTime');
      expect(request?.url).toContain(address);
    });

    test('a statistics server that fails changes nothing but the figure', async () => {
      const page = await visit({ callback: `ewt: {queue: 'VQ1'}` });
      await command(page, 'Callback.open');
      await line(page).filter({ hasText: '2 min' }).waitFor();
      simulator.simulator.faults.add({ fault: 'status=500', operation: 'waitTime' });
      expect(await command(page, 'Callback.showEWT')).toBe('resolved');
      expect(await line(page).isVisible()).toBe(false);
      await typePhone(page);
      await confirm(page);
      await confirmed(page);
    });
  });
});
