import { describe, expect, test } from 'vitest';
import { fillIn, openWidget, versions, visitSite } from './bookingSite.js';
import { shareBrowser } from './shareBrowser.js';

const at = '2026-03-03T16:15:00.000Z';

const stand = shareBrowser();

describe.each(versions)('on %s', (version) => {
  test('a time that is gone brings the nearest free ones in the visitor’s zone; one tap books with everything typed', async () => {
    const site = await visitSite(stand, version, {
      simulator: { services: { sales: { placesPerBucket: 1 } } },
      visit: { timezoneId: 'Europe/Berlin' },
    });
    const { page, records } = site;
    await openWidget(page);
    await fillIn(page);
    await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
    await page.locator(`.cx-calendar [data-instant="${at}"]`).waitFor();
    // somebody else is faster, twice
    const take = (time: string) =>
      page.evaluate(
        (desiredtime) => window.CXBus.command('CallbackService.schedule', { phonenumber: '+14165550199', desiredtime }),
        time,
      );
    await take(at);
    await page.locator(`.cx-calendar [data-instant="${at}"]`).click();
    await page.locator('.cx-callback-confirm').click();
    const proposals = page.locator('.cx-error-container .cx-proposal');
    await proposals.first().waitFor();
    await page.locator('.cx-fail-message:visible').waitFor();
    const message = await page.locator('.cx-fail-message').innerText();
    expect(message).toBe('That time is fully booked. Please choose another one.');
    const instants = await proposals.evaluateAll((all) => all.map((each) => each.getAttribute('data-instant') ?? ''));
    const distances = instants.map((instant) => Math.abs(Date.parse(instant) - Date.parse(at)));
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    // 16:00 UTC, 11:00 at the office, is 17:00 in Berlin
    expect(instants[0]).toBe('2026-03-03T16:00:00.000Z');
    expect(await proposals.first().innerText()).toMatch(/5:00\sPM/);

    await take(instants[0] ?? '');
    await proposals.first().click();
    await page.locator(`.cx-proposal[data-instant="${instants[1]}"]`).waitFor();
    expect(await page.locator(`.cx-proposal[data-instant="${instants[0]}"]`).count()).toBe(0);
    await page.locator(`.cx-proposal[data-instant="${instants[1]}"]`).click();
    await page.locator('#cx-callback-result').waitFor();
    const mine = records().filter(({ number }) => number === '+14165550123');
    expect(mine.map(({ desiredTime }) => new Date(desiredTime).toISOString())).toEqual([instants[1]]);
    expect(JSON.stringify(mine)).toContain('Ada');
  });

  test('an office that is closed is said to be in a plain sentence, with the next free times as they are known', async () => {
    const { page, simulator } = await visitSite(stand, version);
    await openWidget(page);
    await fillIn(page);
    // the page was open all night
    simulator.clock.set('2026-03-04T02:00:00.000Z');
    await page.clock.setFixedTime('2026-03-04T02:00:00.000Z');
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-fail-message:visible').waitFor();
    const message = await page.locator('.cx-fail-message').innerText();
    expect(message).toBe('Our office is closed at that time. Please choose another one.');
    expect(await page.locator('.cx-proposal').first().getAttribute('data-instant')).toBe('2026-03-04T14:00:00.000Z');
  });
});

test('numbers on the list of exceptions get a plain sentence on v1', async () => {
  const { page } = await visitSite(stand, 'v1', {
    simulator: { services: { sales: { exceptions: ['+14165550123'] } } },
  });
  await openWidget(page);
  await fillIn(page);
  await page.locator('.cx-callback-confirm').click();
  await page.locator('.cx-fail-message:visible').waitFor();
  expect(await page.locator('.cx-fail-message').innerText()).toBe(
    'Calls to this number are not allowed. Please try another one.',
  );
});

test('a limit that is reached gets a plain sentence on v1', async () => {
  const { page } = await visitSite(stand, 'v1', {
    simulator: { services: { sales: { perNumberLimit: 1 } } },
  });
  await page.evaluate(() => window.CXBus.command('CallbackService.schedule', { phonenumber: '+14165550123' }));
  await openWidget(page);
  await fillIn(page);
  await page.locator('.cx-callback-confirm').click();
  await page.locator('.cx-fail-message:visible').waitFor();
  expect(await page.locator('.cx-fail-message').innerText()).toMatch(
    /^Several calls have been requested for this number/,
  );
});
