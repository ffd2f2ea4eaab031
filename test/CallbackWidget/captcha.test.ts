// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { CallbackOptions } from '../../src/config/index.js';
import { type Page, settle, setUp } from './setUp.js';

interface Challenge {
  container: HTMLElement;
  pass(token?: unknown): Promise<void>;
  fail(reason: unknown): Promise<void>;
}

/** A page with a captcha that does as the test says. */
async function guarded(callback: CallbackOptions = {}): Promise<Page & { challenges: Challenge[] }> {
  const challenges: Challenge[] = [];
  const captcha = (container: HTMLElement) =>
    new Promise<string>((resolve, reject) => {
      container.textContent = 'Tick here';
      challenges.push({
        container,
        pass: async (token = 'T') => {
          resolve(token as string);
          await settle();
        },
        fail: async (reason) => {
          reject(reason);
          await settle();
        },
      });
    });
  const page = await setUp({ callback: { captcha, ...callback } });
  await page.open();
  page.type('phonenumber', '2125550123');
  return Object.assign(page, { challenges });
}

describe('the captcha', () => {
  test('is asked when the form is in order, in an element of the form, and its token goes to the server', async () => {
    const page = await guarded();
    page.type('phonenumber', '');
    await page.confirm();
    expect(page.challenges).toHaveLength(0);
    page.type('phonenumber', '2125550123');
    await page.confirm();
    const [challenge] = page.challenges;
    expect(challenge?.container.closest('form.cx-content')).not.toBeNull();
    expect(challenge?.container.getAttribute('aria-label')).toBe('Security check');
    expect(page.scheduled).toHaveLength(0);
    await challenge?.pass();
    expect(page.scheduled[0]?.data).toMatchObject({ captchaToken: 'T', _customer_number: '2125550123' });
    expect(challenge?.container.isConnected).toBe(false);
    expect(page.events.at(-1)?.data.form).not.toHaveProperty('captchaToken');
  });

  test.each([
    [{ captchaParameter: 'g-recaptcha-response' }, 'g-recaptcha-response'],
    [{ captchaParameter: '' }, 'captchaToken'],
    [{ apiVersion: 'v3', captchaParameter: 'own' }, 'captchaToken'],
  ])('with %j the token is sent as %s', async (options, name) => {
    const page = await guarded(options);
    await page.confirm();
    await page.challenges[0]?.pass();
    expect(page.scheduled[0]?.data[name]).toBe('T');
  });

  test.each([
    ['the site’s own words', 'Please tick the box.', 'Please tick the box.'],
    ['an exception', new Error('grecaptcha is not defined'), 'The security check did not succeed. Please try again.'],
    ['nothing', undefined, 'The security check did not succeed. Please try again.'],
  ])('its failure (%s) is shown like any other, and the form is kept', async (_, reason, text) => {
    const page = await guarded();
    await page.confirm();
    await page.challenges[0]?.fail(reason);
    expect(page.find('.cx-error-container .cx-fail-message').textContent).toBe(text);
    expect(page.scheduled).toHaveLength(0);
    page.find('.cx-failed-retry').click();
    await page.confirm();
    await page.challenges[1]?.pass('second');
    expect(page.scheduled[0]?.data.captchaToken).toBe('second');
    expect(page.events.at(-1)?.data.errors).toEqual([text]);
  });

  test.each(['', undefined, 7])('without a token (%j) nothing is sent', async (token) => {
    const page = await setUp({ callback: { captcha: () => Promise.resolve(token as string) } });
    await page.open();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    expect(page.scheduled).toHaveLength(0);
    expect(page.shows('.cx-error-container')).toBe(true);
  });

  test('a function that throws at once is a failure too', async () => {
    const captcha = () => {
      throw 'Blocked.';
    };
    const page = await setUp({ callback: { captcha } });
    await page.open();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    expect(page.find('.cx-fail-message').textContent).toBe('Blocked.');
  });

  test('asked again by an impatient visitor, only the last answer counts', async () => {
    const page = await guarded();
    await page.confirm();
    await page.confirm();
    expect(page.root().querySelectorAll('.cx-callback-captcha')).toHaveLength(1);
    await page.challenges[0]?.pass('first');
    expect(page.scheduled).toHaveLength(0);
    await page.challenges[1]?.pass('second');
    expect(page.scheduled.map(({ data }) => data.captchaToken)).toEqual(['second']);
  });

  test('an answer that comes after the widget is closed sends nothing', async () => {
    const page = await guarded({ confirmFormCloseEnabled: false });
    await page.confirm();
    await page.close();
    await page.challenges[0]?.pass();
    expect(page.scheduled).toHaveLength(0);
  });

  test('what is not a function is no captcha', async () => {
    const page = await setUp({ callback: { captcha: 'yes' as never } });
    await page.open();
    page.type('phonenumber', '2125550123');
    await page.confirm();
    expect(page.scheduled).toHaveLength(1);
  });
});
