import { describe, expect, test } from 'vitest';
import { fillIn, openWidget, takeTime, versions, visitSite } from './bookingSite.js';
import { shareBrowser } from './shareBrowser.js';

const stand = shareBrowser();

/** A site's captcha: two buttons that it draws itself. */
const script = `let asked = 0;
_genesys.widgets.callback.captcha = (container) => new Promise((resolve, reject) => {
  const token = 'token-' + ++asked;
  for (const [text, act] of [['I am human', () => resolve(token)], ['Break', () => reject('The check is not available.')]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.onclick = act;
    container.append(button);
  }
});`;

describe.each(versions)('on %s', (version) => {
  test('the site’s captcha is asked before a booking is sent, and its token reaches the server', async () => {
    const { page, simulator, records, problems } = await visitSite(stand, version, {
      script,
      callback: { captchaParameter: 'humanProof' },
      simulator: { requireCaptcha: true },
    });
    await openWidget(page);
    await fillIn(page);
    await page.locator('.cx-callback-confirm').click();
    const check = page.getByRole('group', { name: 'Security check' });
    await check.getByText('Break').click();
    expect(await page.locator('.cx-fail-message').innerText()).toBe('The check is not available.');
    await page.locator('.cx-failed-retry').click();
    expect(records()).toEqual([]);

    await page.locator('.cx-callback-confirm').click();
    await check.getByText('I am human').click();
    await page.locator('#cx-callback-result').waitFor();
    expect(records()).toHaveLength(1);
    const sent = simulator.requests.find(({ operation }) => operation === 'schedule');
    const body = JSON.parse(sent?.body ?? '{}');
    expect(body[version === 'v3' ? 'captchaToken' : 'humanProof']).toBe('token-2');
    expect(problems).toEqual([]);
  });
});

test('on v3 moving a call books anew, so the captcha is asked again', async () => {
  const { page, simulator } = await visitSite(stand, 'v3', {
    script,
    simulator: { requireCaptcha: true },
  });
  await openWidget(page);
  await fillIn(page);
  await page.locator('.cx-callback-confirm').click();
  await page.getByText('I am human').click();
  await page.locator('.cx-booking-change').click();
  await takeTime(page, '2026-03-03T16:45:00.000Z');
  await page.locator('.cx-booking-yes').click();
  await page.getByText('I am human').click();
  await page.getByText('Your call has been moved').first().waitFor();
  const bodies = simulator.requests.filter(({ operation }) => operation === 'schedule').map(({ body }) => body ?? '');
  expect(bodies.map((body) => JSON.parse(body).captchaToken)).toEqual(['token-1', 'token-2']);
});
