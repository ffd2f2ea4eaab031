import { expect, test } from 'vitest';
import { createOffice } from '../../../src/CallbackWidget/schedule/createOffice.js';

const now = Date.parse('2026-03-03T14:00:00Z');
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

test('the office knows what the last answer says of it', async () => {
  const office = createOffice(() => 'America/Toronto');
  expect([office.reopening(now), office.free(), office.zone(), office.slotMinutes()]).toEqual([
    undefined,
    {},
    'America/Toronto',
    15,
  ]);
  await office.learn({
    data: { timezone: 'Europe/Paris', durationMin: 20, slots: [{ utcTime: at(600), capacity: 1 }] },
  });
  expect(office.reopening(now)).toEqual({ opensAt: now + 600 * 60_000, isClosed: true });
  expect([office.free(), office.zone(), office.slotMinutes()]).toEqual([{ [at(600)]: 1 }, 'Europe/Paris', 20]);
});

test('an answer without any times does not take away those that are known', async () => {
  const office = createOffice(() => undefined);
  await office.learn({ [at(600)]: 1 });
  await office.learn({});
  expect(office.free()).toEqual({ [at(600)]: 1 });
});

test('a long answer that takes its time does not replace the short one that came after it', async () => {
  const office = createOffice(() => undefined);
  const long = office.learn(Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [at(index), 1])));
  await office.learn({ [at(600)]: 2 });
  await long;
  expect(office.free()).toEqual({ [at(600)]: 2 });
});
