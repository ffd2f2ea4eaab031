import { describe, expect, it } from 'vitest';
import { refusalReason } from '../../src/CallbackService/refusalReason.js';

const long = 1_000_000;

describe('the reason of a refusal', () => {
  it.each([
    ['Too many requests at desired time [2026-03-03T15:00:00.000Z, …]. Proposing time slots.', 'slotTaken'],
    ['Too many requests around this desired time : 2013-05-24T18:03:29.952Z', 'slotTaken'],
    ['Office is closed at 2013-06-15T12:00:00.000Z. No time slots proposed.', 'closed'],
    ['{"status":"closed","reason":"closed_day_of_week"}', 'closed'],
    ['{"status" : "closed"}', 'closed'],
    ['Bad Parameter _customer_number: a number to call is needed', 'numberInvalid'],
    ['Customer Number [111] is disallowed, because it is an invalid number.', 'numberInvalid'],
    ['Customer Number [+1900] is disallowed, because it is a premium rate number.', 'numberNotAllowed'],
    ["Customer Number [12345] is not allowed. Check option 'exceptions'", 'numberNotAllowed'],
    ["Bad Parameter _desired_time: Date string 'x' is not parseable", 'timeRefused'],
    ['Callback for _customer_number=1 rejected because previous callbacks …', 'tooManyForNumber'],
    ['Limit of queued callbacks for sales is reached.', 'queueFull'],
    ['Internal error', undefined],
    ['', undefined],
  ])('%j: %s', (message, expected) => {
    expect(refusalReason({ message })).toBe(expected);
  });

  it.each([
    [7030, 'numberInvalid'],
    [7036, 'numberInvalid'],
    [7037, 'numberNotAllowed'],
    [7041, 'slotTaken'],
    [7042, 'closed'],
    [9999, undefined],
  ])('of code %i: %s', (code, expected) => {
    expect(refusalReason({ code, message: '' })).toBe(expected);
  });

  it.each([
    'number '.repeat(long),
    'number disallowed '.repeat(long),
    `number${' '.repeat(long)}disallowed${' '.repeat(long)}invalid`,
    '"status"'.repeat(long),
  ])('is not searched for in a foreign text of any length', (message) => {
    expect(['numberNotAllowed', undefined]).toContain(refusalReason({ message }));
  });
});
