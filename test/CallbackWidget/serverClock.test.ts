// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { failure, type Page, settle, setUp } from './setUp.js';

const hour = 3_600_000;
const form = { phonenumber: '+14165550123' };
const iso = (instant: number) => new Date(instant).toISOString();

/** The visitor's clock is that many hours ahead of the server's; negative: behind. */
async function openedAhead(hours: number, desiredTime: number): Promise<Page> {
  const page = await setUp();
  page.service.data('clockOffsetMs', -hours * hour);
  await page.open({ form: { ...form, desiredTime } });
  await settle();
  return page;
}

describe("what has passed is decided by the server's clock", () => {
  test('a visitor whose clock is ahead books a time that is still to come', async () => {
    const wanted = Date.now() - hour;
    const page = await openedAhead(3, wanted);
    await page.confirm();
    expect(page.scheduled.map(({ data }) => data._desired_time)).toEqual([iso(wanted)]);
  });

  test('a visitor whose clock is behind is told that the time has passed, and nothing is sent', async () => {
    const page = await openedAhead(-3, Date.now() + hour);
    await page.confirm();
    expect(page.scheduled).toEqual([]);
    expect(page.has('.cx-field-error')).toBe(true);
  });

  test('of the times that a refusal proposes, those to come are offered', async () => {
    const wanted = Date.now() - hour;
    const page = await openedAhead(3, wanted);
    await page.confirm();
    const past = iso(Date.now() - 4 * hour);
    const availability = { [past]: 1, [iso(wanted + hour / 4)]: 1, [iso(wanted + hour / 2)]: 1 };
    page.scheduled[0]?.deferred.reject(failure({ status: 400, code: 7041, availability }));
    await settle();
    expect(page.root().querySelectorAll('.cx-proposal')).toHaveLength(2);
  });
});

test('whether the office is open is asked for, and decided, by it', async () => {
  const page = await setUp();
  page.service.data('clockOffsetMs', -24 * hour);
  const asked: number[] = [];
  page.calendar.plugin.registerCommand('showAvailability', ({ data, deferred }) => {
    asked.push(Number(data.date));
    page.service.publish('availableSlots', { [iso(Date.now() - 24 * hour + 60_000)]: 5 });
    deferred.resolve();
  });
  await page.open();
  await settle();
  expect(asked).toHaveLength(1);
  expect(Math.abs(Number(asked[0]) - (Date.now() - 24 * hour))).toBeLessThan(hour);
  expect(page.find('#callback_asap').textContent).toBe('As soon as possible');
});
