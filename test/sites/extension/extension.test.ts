import { beforeAll, describe, expect, test } from 'vitest';
import { untilStarted } from '../../browser/harness.js';
import { layouts, shareSites, visitSite } from '../visitSite.js';

const sites = shareSites();
beforeAll(() => {
  sites.web.addFile('/scripts/injected.js', 'window.injected = typeof CXBus.command;');
});

type Seen = Record<string, unknown> & { events: string[] };

describe.each(layouts)('an extension written from the manual alone, %s', (layout) => {
  test('works first time: hooks, form, validate, commands and events of its own, Common', async () => {
    const { page, simulator, requested, problems } = await visitSite(sites, 'extension', layout);
    await untilStarted(page);
    await page.waitForFunction(() => 'injected' in window);
    await page.locator('#call').click();
    await page.locator('#l_card').pressSequentially('12');
    await page.locator('#l_card.cx-error[title="Six figures"]').waitFor();
    expect(await page.locator('#l_name').inputValue()).toBe('Ada');
    await page.locator('.cx-callback-confirm').click();
    expect(await page.locator('#l_card').getAttribute('aria-invalid')).toBe('true');
    await page.locator('#l_card').pressSequentially('3456');
    await page.locator('#l_card:not(.cx-error)').waitFor();
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-confirmation').waitFor();
    await page.waitForFunction(() => 'watched' in (window as unknown as { seen: Seen }).seen);

    expect(await page.locator('.points a').getAttribute('href')).toBe('https://example.com/points?a=1&b=');
    expect(await page.locator('.points .cx-waiting').count()).toBe(0);
    const [sent] = simulator.requests.filter(({ operation }) => operation === 'schedule');
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      _customer_number: '4165550123',
      firstname: 'Ada',
      loyalty: 'gold',
      card: '123456',
      trace: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    await page.evaluate(() => window.CXBus.command('Callback.close'));
    await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.events.includes('Callback.closed'));
    const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
    expect(seen).toMatchObject({
      beforeReady: true,
      ready: true,
      points: 60,
      refused: 'No card',
      always: true,
      given: 'Loyalty',
      watched: true,
      cookie: 'gold; 7',
      time: '4:05 PM',
      late: 'function,function,string',
      taken: expect.stringContaining('Late'),
    });
    expect(seen.events).toEqual(
      ['opened', 'started', 'submitted', 'completed', 'closed'].map((name) => `Callback.${name}`),
    );
    expect(await page.evaluate(() => (window as unknown as { bolt: object }).bolt)).toEqual({
      settings: { on: 'light' },
    });
    // the page has no jQuery of its own: ours came, once
    expect(requested.filter((address) => address.includes('jquery'))).toEqual([
      expect.stringContaining('/plugins/jquery.mod.js'),
    ]);
    // the broken extension is reported, and stops nobody
    expect(problems).toEqual(['Error: not ours']);
  });

  test('can keep the widget shut with a hook', async () => {
    const { page } = await visitSite(sites, 'extension', layout);
    await untilStarted(page);
    await page.evaluate(() => {
      (window as unknown as { seen: Seen }).seen.closedToday = true;
    });
    await page.locator('#call').click();
    await page.waitForFunction(() => 'notOpened' in (window as unknown as { seen: Seen }).seen);
    expect(await page.evaluate(() => (window as unknown as { seen: Seen }).seen.notOpened)).toBe(
      "Command was cancelled by a 'before' function.",
    );
    expect(await page.locator('.cx-callback').count()).toBe(0);
  });

  test('has what it makes with Common drawn as the widget is, though the widget was never opened', async () => {
    const { page } = await visitSite(sites, 'extension', layout);
    await untilStarted(page);
    const drawn = await page.evaluate(() => {
      const { common } = (window as unknown as { _genesys: { widgets: { common: Record<string, unknown> } } })._genesys
        .widgets;
      const generate = common.Generate as Record<'Container', (options: object) => ArrayLike<HTMLElement>>;
      const [box] = Array.from(generate.Container({ title: 'Own', body: '<p>Text</p>', buttons: { primary: 'Go' } }));
      if (!box) return [];
      document.body.append(box);
      const button = getComputedStyle(box.querySelector('.cx-btn-primary') as Element);
      return [getComputedStyle(box).backgroundColor, button.backgroundColor, button.minHeight];
    });
    expect(drawn).toEqual(['rgb(255, 255, 255)', 'rgb(11, 110, 102)', '44px']);
  });
});
