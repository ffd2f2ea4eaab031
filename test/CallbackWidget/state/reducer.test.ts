import { describe, expect, test } from 'vitest';
import type { CallbackAction } from '../../../src/CallbackWidget/state/actions.js';
import { eventsBetween, metadataAt } from '../../../src/CallbackWidget/state/metadata.js';
import { reduce } from '../../../src/CallbackWidget/state/reducer.js';
import {
  type CallbackState,
  chosenTime,
  initialState,
  isBusy,
  isChoiceWithdrawn,
  type Opening,
  timeToBook,
} from '../../../src/CallbackWidget/state/state.js';

const offers: Opening = { isAsapOffered: true, isScheduledOffered: true, isOnline: true };
const opened: CallbackAction = { type: 'opened', proactive: false, prefilled: false, autoSubmitted: false };
const form = { firstname: 'Ann', _customer_number: '+12125550123' };
const booked = (submissionId: number): CallbackAction => ({
  type: 'booked',
  submissionId,
  form,
  bookingId: 'b1',
  number: '212 555 0123',
  time: 5000,
});
const refused = (submissionId: number, more: object = {}): CallbackAction => ({
  type: 'refused',
  submissionId,
  text: 'No',
  entry: 7042,
  isTimeRefused: false,
  proposals: [],
  ...more,
});
const unknown = (submissionId: number): CallbackAction => ({
  type: 'outcomeUnknown',
  submissionId,
  isRepeatable: true,
  message: 'timeout',
});
const submitted: CallbackAction = { type: 'submitted' };
const sent: CallbackAction = { type: 'sent', form };
const stopped: CallbackAction = { type: 'waitingStopped' };
const closed: CallbackAction = { type: 'closed' };
const overlay = { content: {} as Node, hideFooter: false, mode: '' };

/** The actions of an opening that lead to a situation; each happens a second after the one before. */
const situations = {
  form: [opened],
  bookings: [opened, { type: 'savedBookingsFound' }],
  validating: [opened, submitted],
  captcha: [opened, submitted, { type: 'captchaRequested' }],
  waitingForConnection: [opened, submitted, { type: 'wentOffline' }, { type: 'heldBackOffline' }],
  submitting: [opened, submitted, sent],
  slow: [opened, submitted, sent, { type: 'responseDelayed', level: 'slow' }],
  abandoned: [opened, submitted, sent, stopped],
  abandonedAndSentAgain: [opened, submitted, sent, stopped, submitted, sent],
  refused: [opened, submitted, sent, refused(1)],
  confirmation: [opened, submitted, sent, booked(1)],
  picker: [opened, { type: 'pickerOpened', purpose: 'schedule' }],
  pickerAfterChoice: [
    opened,
    { type: 'choiceChanged', choice: 'scheduled' },
    { type: 'pickerOpened', purpose: 'schedule', choiceBefore: 'asap' },
  ],
  timeChosen: [opened, { type: 'timeSelected', time: 5000 }],
  rescheduling: [opened, { type: 'savedBookingsFound' }, { type: 'pickerOpened', purpose: 'reschedule' }],
  closed: [opened, closed],
  closedWhileSending: [opened, submitted, sent, closed],
  closedWhileAbandoned: [opened, submitted, sent, stopped, closed],
  closedWhileTwoAreOut: [opened, submitted, sent, stopped, submitted, sent, closed],
  minimized: [opened, { type: 'minimized' }],
  asking: [opened, { type: 'closeRequested', isDirty: true, mustConfirm: true }],
  overlaid: [
    opened,
    { type: 'overlayShown', layer: 'static', overlay },
    { type: 'overlayShown', layer: 'dynamic', overlay },
  ],
} satisfies Record<string, CallbackAction[]>;

type Situation = keyof typeof situations;

function stateIn(situation: Situation, opening: Opening = offers): CallbackState {
  const actions: CallbackAction[] = situations[situation];
  return actions.reduce((state, action, index) => reduce(state, action, 1000 * (index + 1)), initialState(opening));
}

interface Row {
  in: Situation;
  on: CallbackAction;
  becomes: object;
  events?: string[];
  opening?: Partial<Opening>;
}

const rows: Row[] = [
  // form and bookings
  { in: 'form', on: { type: 'savedBookingsFound' }, becomes: { screen: 'bookings' } },
  { in: 'bookings', on: { type: 'bookingsDismissed' }, becomes: { screen: 'form' } },
  { in: 'form', on: { type: 'inputStarted' }, becomes: { metadata: { started: 9000 } }, events: ['started'] },
  {
    in: 'form',
    on: { type: 'choiceChanged', choice: 'scheduled' },
    becomes: { schedule: { choice: 'scheduled', time: undefined } },
  },
  {
    in: 'timeChosen',
    on: { type: 'choiceChanged', choice: 'asap' },
    becomes: { schedule: { choice: 'asap', time: 5000 } },
  },
  { in: 'timeChosen', on: { type: 'timeCleared' }, becomes: { schedule: { choice: 'scheduled', time: undefined } } },
  { in: 'timeChosen', on: { type: 'formReset' }, becomes: { schedule: { choice: 'asap', time: undefined } } },
  // picker
  {
    in: 'form',
    on: { type: 'pickerOpened', purpose: 'schedule' },
    becomes: { picker: { purpose: 'schedule', choiceBefore: 'asap' } },
  },
  {
    in: 'bookings',
    on: { type: 'pickerOpened', purpose: 'reschedule' },
    becomes: { picker: { purpose: 'reschedule' } },
  },
  {
    in: 'confirmation',
    on: { type: 'pickerOpened', purpose: 'reschedule' },
    becomes: { picker: { purpose: 'reschedule' } },
  },
  {
    in: 'picker',
    on: { type: 'timeSelected', time: 7000 },
    becomes: { picker: undefined, schedule: { choice: 'scheduled', time: 7000 } },
  },
  { in: 'form', on: { type: 'timeSelected', time: 7000 }, becomes: { schedule: { choice: 'scheduled', time: 7000 } } },
  {
    in: 'rescheduling',
    on: { type: 'timeSelected', time: 7000 },
    becomes: { screen: 'bookings', picker: undefined, schedule: { choice: 'asap', time: undefined } },
  },
  { in: 'picker', on: { type: 'pickerClosed' }, becomes: { picker: undefined, schedule: { choice: 'asap' } } },
  {
    in: 'pickerAfterChoice',
    on: { type: 'pickerClosed' },
    becomes: { picker: undefined, schedule: { choice: 'asap', time: undefined } },
  },
  { in: 'rescheduling', on: { type: 'pickerClosed' }, becomes: { picker: undefined } },
  {
    in: 'picker',
    on: { type: 'pickerFailed', text: 'No times' },
    becomes: { picker: undefined, dialog: { kind: 'error', source: 'picker', text: 'No times' } },
  },
  // submission
  { in: 'form', on: submitted, becomes: { screen: 'form', submission: { id: 1, phase: 'validating' } } },
  { in: 'bookings', on: submitted, becomes: { screen: 'bookings', submission: { id: 1, phase: 'validating' } } },
  { in: 'refused', on: submitted, becomes: { submission: { id: 2, phase: 'validating' }, dialog: undefined } },
  { in: 'abandoned', on: submitted, becomes: { submission: { id: 2, phase: 'validating' } } },
  {
    in: 'refused',
    on: { type: 'submitted', proposedTime: 8000 },
    becomes: { submission: { proposedTime: 8000 }, schedule: { choice: 'scheduled', time: 8000 } },
  },
  {
    in: 'validating',
    on: { type: 'validationFailed', messages: ['a', 'b'] },
    becomes: { screen: 'form', submission: { phase: 'done' }, metadata: { errors: ['a', 'b'] } },
  },
  {
    in: 'validating',
    on: { type: 'heldBackOffline' },
    becomes: { submission: { phase: 'waitingForConnection' }, dialog: { kind: 'offline' } },
  },
  { in: 'validating', on: { type: 'captchaRequested' }, becomes: { screen: 'form', submission: { phase: 'captcha' } } },
  { in: 'captcha', on: submitted, becomes: { submission: { id: 2, phase: 'validating' } } },
  {
    in: 'captcha',
    on: { type: 'captchaFailed', text: 'Robot' },
    becomes: {
      submission: { phase: 'done' },
      dialog: { kind: 'error', text: 'Robot' },
      metadata: { errors: ['Robot'] },
    },
  },
  {
    in: 'validating',
    on: sent,
    becomes: {
      screen: 'submitting',
      submission: { phase: 'sending' },
      outstanding: [1],
      metadata: { started: 9000, form },
    },
    events: ['started', 'submitted'],
  },
  {
    in: 'submitting',
    on: { type: 'responseDelayed', level: 'visible' },
    becomes: { submission: { progress: 'visible' } },
  },
  { in: 'submitting', on: { type: 'responseDelayed', level: 'slow' }, becomes: { submission: { progress: 'slow' } } },
  {
    in: 'slow',
    on: stopped,
    becomes: {
      screen: 'form',
      submission: { phase: 'abandoned', progress: 'none' },
      dialog: { kind: 'uncertain', isRepeatable: false },
      outstanding: [1],
    },
  },
  // answers
  {
    in: 'submitting',
    on: booked(1),
    becomes: { screen: 'confirmation', confirmation: { bookingId: 'b1', number: '212 555 0123', time: 5000 } },
    events: ['completed'],
  },
  { in: 'abandoned', on: booked(1), becomes: { screen: 'confirmation', dialog: undefined }, events: ['completed'] },
  { in: 'abandonedAndSentAgain', on: booked(1), becomes: { screen: 'confirmation' }, events: ['completed'] },
  {
    in: 'submitting',
    on: refused(1),
    becomes: { screen: 'form', submission: { phase: 'done' }, dialog: { kind: 'error', text: 'No' }, outstanding: [] },
  },
  { in: 'submitting', on: refused(1, { entry: 7042 }), becomes: { metadata: { errors: [7042] } } },
  {
    in: 'submitting',
    on: unknown(1),
    becomes: { screen: 'form', dialog: { kind: 'uncertain', isRepeatable: true }, metadata: { errors: ['timeout'] } },
  },
  {
    in: 'abandoned',
    on: refused(1),
    becomes: {
      screen: 'form',
      submission: { phase: 'done' },
      dialog: { kind: 'uncertain' },
      metadata: { errors: false },
    },
  },
  { in: 'abandoned', on: unknown(1), becomes: { submission: { phase: 'done' }, outstanding: [] } },
  { in: 'abandonedAndSentAgain', on: refused(1), becomes: { screen: 'submitting', outstanding: [2] } },
  // line
  {
    in: 'waitingForConnection',
    on: { type: 'wentOnline' },
    becomes: { isOnline: true, dialog: { kind: 'backOnline' }, submission: { phase: 'done' } },
  },
  { in: 'form', on: { type: 'wentOffline' }, becomes: { isOnline: false, dialog: undefined } },
  // window
  { in: 'form', on: { type: 'minimized' }, becomes: { isMinimized: true }, events: ['minimized'] },
  { in: 'minimized', on: { type: 'restored' }, becomes: { isMinimized: false }, events: ['unminimized'] },
  {
    in: 'minimized',
    on: { type: 'closeRequested', isDirty: true, mustConfirm: true },
    becomes: { dialog: { kind: 'confirmClose' }, isMinimized: false, screen: 'form' },
    events: ['unminimized'],
  },
  {
    in: 'form',
    on: { type: 'closeRequested', isDirty: false, mustConfirm: true },
    becomes: { screen: 'closed', metadata: { cancelled: 9000, closed: 9000 } },
    events: ['cancelled', 'closed'],
  },
  {
    in: 'form',
    on: { type: 'closeRequested', isDirty: true, mustConfirm: false },
    becomes: { screen: 'closed' },
    events: ['cancelled', 'closed'],
  },
  {
    in: 'confirmation',
    on: { type: 'closeRequested', isDirty: true, mustConfirm: true },
    becomes: { screen: 'closed', metadata: { cancelled: false } },
    events: ['closed'],
  },
  { in: 'asking', on: { type: 'dialogDismissed' }, becomes: { dialog: undefined, screen: 'form' } },
  { in: 'overlaid', on: { type: 'overlayHidden', layer: 'dynamic' }, becomes: { overlays: { static: overlay } } },
  { in: 'form', on: { type: 'overlayShown', layer: 'static', overlay }, becomes: { overlays: { static: overlay } } },
  // closing
  { in: 'submitting', on: closed, becomes: { screen: 'closed', metadata: { cancelled: false } }, events: ['closed'] },
  { in: 'abandoned', on: closed, becomes: { screen: 'closed', metadata: { cancelled: false } }, events: ['closed'] },
  { in: 'closedWhileSending', on: booked(1), becomes: { screen: 'closed' }, events: ['completed'] },
  { in: 'closedWhileSending', on: refused(1), becomes: { screen: 'closed' }, events: ['cancelled'] },
  { in: 'closedWhileAbandoned', on: unknown(1), becomes: { screen: 'closed' }, events: ['cancelled'] },
  { in: 'closedWhileTwoAreOut', on: refused(1), becomes: { outstanding: [2] }, events: [] },
  { in: 'closedWhileTwoAreOut', on: booked(1), becomes: { outstanding: [2] }, events: ['completed'] },
  // wait and office
  {
    in: 'form',
    on: { type: 'waitKnown', minutes: 3, isAsapAvailable: true },
    becomes: { waitMinutes: 3, schedule: { choice: 'asap' } },
  },
  {
    in: 'form',
    on: { type: 'waitKnown', minutes: undefined, isAsapAvailable: false },
    becomes: { schedule: { choice: 'scheduled', isAsapAvailable: false } },
  },
  {
    in: 'form',
    on: { type: 'waitKnown', minutes: undefined, isAsapAvailable: false },
    opening: { isScheduledOffered: false },
    becomes: { schedule: { choice: 'asap', isAsapAvailable: false } },
  },
  {
    in: 'form',
    on: { type: 'officeKnown', isClosed: true, opensAt: 6000 },
    becomes: { office: { isClosed: true, opensAt: 6000 } },
  },
  { in: 'form', on: { type: 'appearanceChanged' }, becomes: { screen: 'form' } },
];

describe('the state of the window', () => {
  test.each(rows.map((row) => ({ ...row, name: `${row.in} + ${row.on.type}` })))(
    '$name',
    ({ in: situation, on, becomes, events, opening }) => {
      const before = stateIn(situation, { ...offers, ...opening });
      const after = reduce(before, on, 9000);
      expect(after).not.toBe(before);
      expect(after).toMatchObject(becomes);
      if (events) expect(eventsBetween(before, after)).toEqual(events);
    },
  );

  test('a time that the server refuses is forgotten, another failure keeps it', () => {
    const situation = [opened, { type: 'timeSelected', time: 5000 }, submitted, sent] as CallbackAction[];
    const state = situation.reduce((each, action) => reduce(each, action, 1), initialState(offers));
    expect(reduce(state, refused(1, { isTimeRefused: true }), 2).schedule.time).toBeUndefined();
    expect(reduce(state, refused(1), 2).schedule.time).toBe(5000);
  });

  test('a booking takes the place of what lies over the form, but for the dynamic layer of the page', () => {
    const situation: CallbackAction[] = [
      ...situations.overlaid,
      submitted,
      sent,
      { type: 'closeRequested', isDirty: true, mustConfirm: true },
    ];
    const state = situation.reduce((each, action) => reduce(each, action, 1), initialState(offers));
    expect(reduce(state, booked(1), 2)).toMatchObject({
      dialog: undefined,
      picker: undefined,
      overlays: { static: undefined, dynamic: overlay },
    });
  });

  test('an attempt after the one that was booked goes no further', () => {
    const state = reduce(reduce(stateIn('abandoned'), submitted, 1), booked(1), 2);
    expect(reduce(state, sent, 3)).toBe(state);
  });

  const ignored: Array<[Situation, CallbackAction]> = [
    ['form', opened],
    ['form', { type: 'bookingsDismissed' }],
    ['bookings', { type: 'savedBookingsFound' }],
    ['captcha', { type: 'savedBookingsFound' }],
    ['confirmation', { type: 'inputStarted' }],
    ['confirmation', { type: 'formReset' }],
    ['form', { type: 'choiceChanged', choice: 'asap' }],
    ['submitting', { type: 'choiceChanged', choice: 'scheduled' }],
    ['form', { type: 'timeCleared' }],
    ['form', { type: 'pickerClosed' }],
    ['form', { type: 'pickerFailed', text: '' }],
    ['form', { type: 'pickerOpened', purpose: 'reschedule' }],
    ['bookings', { type: 'pickerOpened', purpose: 'schedule' }],
    ['picker', { type: 'pickerOpened', purpose: 'schedule' }],
    ['submitting', { type: 'timeSelected', time: 1 }],
    ['validating', submitted],
    ['submitting', submitted],
    ['confirmation', submitted],
    ['form', sent],
    ['form', { type: 'validationFailed', messages: [] }],
    ['form', { type: 'heldBackOffline' }],
    ['form', { type: 'captchaRequested' }],
    ['form', { type: 'captchaFailed', text: '' }],
    ['form', { type: 'responseDelayed', level: 'slow' }],
    ['slow', { type: 'responseDelayed', level: 'slow' }],
    ['form', stopped],
    ['form', booked(1)],
    ['submitting', refused(2)],
    ['refused', refused(1)],
    ['confirmation', booked(1)],
    ['form', { type: 'dialogDismissed' }],
    ['form', { type: 'overlayHidden', layer: 'static' }],
    ['minimized', { type: 'minimized' }],
    ['form', { type: 'restored' }],
    ['form', { type: 'wentOnline' }],
    ['waitingForConnection', { type: 'wentOffline' }],
    ['form', { type: 'waitKnown', minutes: undefined, isAsapAvailable: true }],
    ['closed', submitted],
    ['closed', closed],
    ['closed', { type: 'minimized' }],
    ['closed', { type: 'appearanceChanged' }],
  ];
  test.each(ignored.map(([situation, action]) => ({ situation, action, name: `${situation} + ${action.type}` })))(
    'ignores $name',
    ({ situation, action }) => {
      const before = stateIn(situation);
      expect(reduce(before, action, 9000)).toBe(before);
    },
  );

  test('before it has opened nothing happens', () => {
    const start = initialState(offers);
    expect(reduce(start, submitted, 1)).toBe(start);
    expect(reduce(start, closed, 1)).toBe(start);
  });

  test('prefilled, it is started when it opens', () => {
    const start = initialState(offers);
    const state = reduce(start, { ...opened, prefilled: true } as CallbackAction, 1000);
    expect(state.metadata).toMatchObject({ prefilled: true, opened: 1000, started: 1000 });
    expect(eventsBetween(start, state)).toEqual(['opened', 'started']);
  });

  test('what is withdrawn is not sent, a proposed time is', () => {
    const opening = { ...offers, isScheduledOffered: false };
    const state = reduce(
      stateIn('form', opening),
      { type: 'waitKnown', minutes: undefined, isAsapAvailable: false },
      1,
    );
    expect(isChoiceWithdrawn(state)).toBe(true);
    expect(reduce(state, submitted, 2)).toBe(state);
    expect(reduce(state, { type: 'submitted', proposedTime: 4 }, 2).submission?.phase).toBe('validating');
  });

  test.each([
    [{}, 'asap', undefined],
    [{ choice: 'scheduled', time: 4000 }, 'scheduled', 4000],
    [{ choice: 'asap', time: 4000 }, 'asap', undefined],
    [{ isAsapOffered: false }, 'scheduled', undefined],
    [{ isScheduledOffered: false, choice: 'scheduled', time: 4000 }, 'asap', undefined],
    [{ isAsapOffered: false, isScheduledOffered: false }, 'asap', undefined],
  ] as const)('begins with what is offered and wanted: %j', (opening, choice, time) => {
    const state = initialState({ ...offers, ...opening });
    expect(state.schedule.choice).toBe(choice);
    expect(chosenTime(state)).toBe(time);
    expect(isChoiceWithdrawn(state)).toBe(false);
  });

  test.each([
    ['as soon as possible', {}, undefined, undefined],
    ['as soon as possible while the office is closed', {}, { isClosed: true, opensAt: 6000 }, 6000],
    ['as soon as possible while it is only fully booked', {}, { isClosed: false, opensAt: 6000 }, undefined],
    ['the chosen time', { choice: 'scheduled', time: 4000 }, { isClosed: true, opensAt: 6000 }, 4000],
    ['none yet', { choice: 'scheduled' }, { isClosed: true, opensAt: 6000 }, undefined],
  ] as const)('books %s', (_name, opening, office, time) => {
    expect(timeToBook({ ...initialState({ ...offers, ...opening }), office })).toBe(time);
  });

  test('is busy while the visitor waits for an answer, and at no other time', () => {
    const busy = (Object.keys(situations) as Situation[]).filter((situation) => isBusy(stateIn(situation)));
    expect(busy).toEqual(['submitting', 'slow', 'abandonedAndSentAgain']);
  });
});

test('tells of each step only what had been reached by then', () => {
  const form = reduce(initialState(offers), opened, 1);
  const gone = reduce(form, closed, 5);
  const events = eventsBetween(form, gone);
  expect(events).toEqual(['cancelled', 'closed']);
  expect(metadataAt('cancelled', events, gone)).toMatchObject({ opened: 1, cancelled: 5, closed: false });
  expect(metadataAt('closed', events, gone)).toMatchObject({ opened: 1, cancelled: 5, closed: 5 });
});
