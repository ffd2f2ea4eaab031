import { describe, expect, test } from 'vitest';
import { english } from '../../../scripts/writeLanguagePacks.js';
import { englishTexts } from '../../../src/CallbackWidget/englishTexts.js';
import { readBookingError } from '../../../src/CallbackWidget/submission/errorText.js';
import { createTexts } from '../../../src/CallbackWidget/texts.js';

const texts = createTexts(english);
const display = { language: 'en', zone: 'America/Toronto' };
const wanted = Date.parse('2026-03-03T16:15:00Z');
const read = (failure: object) => readBookingError({ status: 400, ...failure }, texts, display, wanted);
const { Errors } = englishTexts;

describe('what the servers write becomes a plain sentence', () => {
  test.each([
    [
      'Too many requests at desired time [2026-03-03T16:15:00.000Z, 2026-03-03T16:30:00.000Z]. Proposing time slots.',
      Errors[7041],
    ],
    ['Too many requests around this desired time : 2026-03-03T16:15:00.000Z', Errors[7041]],
    ['Office is closed at 2026-03-07T16:15:00.000Z. No time slots proposed.', Errors[7042]],
    ['{"status":"closed","reason":"closed_day_of_week"}', Errors[7042]],
    ['{ "status" : "closed", "reason" : "closed_no_match" }', Errors[7042]],
    [
      "Customer Number [+14165550123] is not allowed. Check option 'exceptions' : details={Callback_exceptions=[1]}",
      Errors[7037],
    ],
    ['Customer Number [+19005550123] is disallowed, because it is a premium rate number.', Errors[7037]],
    ['Customer Number [12] is disallowed, because it is an invalid number.', Errors[7030]],
    ['Bad Parameter _customer_number: a number to call is needed', Errors[7030]],
    [
      "Bad Parameter _desired_time: Date string 'x' is not parseable as ISO 8601 timestamp",
      englishTexts.CallbackTimeRefused,
    ],
    ['Bad Parameter _new_desired_time: 2020-01-01T00:00:00.000Z lies in the past', englishTexts.CallbackTimeRefused],
  ])('%s', (message, sentence) => {
    expect(read({ message }).text).toBe(sentence);
  });

  test.each([
    ['Limit of queued callbacks for sales is reached.', englishTexts.CallbackTooMany],
    ['Limit of queued callbacks for sales is reached for interval 60s.', englishTexts.CallbackTooMany],
    [
      'Callback for _customer_number=+1 rejected because previous callbacks for this parameter were requested for more than 3 times today.',
      englishTexts.CallbackTooManyForNumber,
    ],
  ])('under 503 too: %s', (message, sentence) => {
    expect(read({ status: 503, message }).text).toBe(sentence);
  });

  test('of a long message visitors see the beginning, events carry all', () => {
    const message = 'Sorry. '.repeat(300_000);
    const { text, entry } = read({ message });
    expect(text).toBe(`${message.slice(0, 500)}…`);
    expect(entry).toBe(message);
  });

  test('a message made to be slow to understand is none', () => {
    const message = 'number disallowed '.repeat(30_000);
    expect(read({ message }).text).toBe(Errors[7037]);
  });

  test('a code counts before the message, and its event data is the code', () => {
    expect(read({ code: 7042, message: 'Too many requests at 2026-03-03T16:15:00Z.' })).toMatchObject({
      text: Errors[7042],
      entry: 7042,
      slot: true,
    });
  });

  test('an invalid number marks the phone field, whichever API says so', () => {
    expect(read({ code: 7030 }).phone).toBe(true);
    expect(read({ message: 'Customer Number [12] is disallowed, because it is an invalid number.' }).phone).toBe(true);
    expect(read({ code: 7037 }).phone).toBe(false);
  });
});

describe('what nobody foresaw', () => {
  test.each(['2026-03-03T16:15:00.000Z', '2026-03-03T16:15:00', '2026-03-03 16:15:00.0', '2026-03-03T11:15-0500'])(
    'the instant %s in a message is shown in local form',
    (instant) => {
      expect(read({ message: `Busy at ${instant}!` }).text).toMatch(/^Busy at Tuesday, March 3, 11:15\sAM!$/);
    },
  );

  test.each(['{"error":{"id":7}}', 'Failed: details={a=b}', 'x {'])('a message with %s is not shown', (message) => {
    const error = read({ message });
    expect(error.text).toBe(Errors.unknownError);
    expect(error.entry).toBe(message);
  });
});
