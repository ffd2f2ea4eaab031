// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { english } from '../../../scripts/writeLanguagePacks.js';
import { BookingCard, type BookingCardProps } from '../../../src/CallbackWidget/bookings/BookingCard.js';
import { BookingList } from '../../../src/CallbackWidget/bookings/BookingList.js';
import type { BookingRecord } from '../../../src/CallbackWidget/bookings/bookingRecord.js';
import { type BookingState, initialBookingState } from '../../../src/CallbackWidget/bookings/bookingReducer.js';
import { createTexts } from '../../../src/CallbackWidget/texts.js';
import { expectAccessible } from '../expectAccessible.js';

afterEach(cleanup);

const time = Date.parse('2026-03-03T16:15:00Z');
const record: BookingRecord = {
  id: 'b1',
  time,
  state: 'SCHEDULED',
  reason: '',
  phoneNumber: '+14165550123',
  positionInQueue: undefined,
  estimatedWait: undefined,
};
const active: BookingState = { ...initialBookingState({ id: 'b1', time }, 'active'), record };

function propsFor(state: Partial<BookingState> = {}, more: Partial<BookingCardProps> = {}): BookingCardProps {
  const noop = () => {};
  return {
    state: { ...active, ...state },
    texts: createTexts(english),
    isBrief: false,
    isSuperseded: false,
    canReschedule: true,
    canCancel: true,
    showTime: (at) => `at ${new Date(at).toISOString()}`,
    otherClocks: [],
    event: undefined,
    onCancel: noop,
    onReschedule: noop,
    onDismiss: noop,
    onConfirm: noop,
    onProposal: noop,
    onRetry: noop,
    ...more,
  };
}

const show = (props: BookingCardProps) => render(h(BookingCard, props));
const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);
const event = { id: 'b1', start: time, minutes: 15, title: 'Call', description: '', site: 'shop.example' };

const states: Array<[name: string, state: Partial<BookingState>, text: RegExp, buttons: string[]]> = [
  ['loading', { status: 'loading', record: undefined }, /Asking how your call stands/, []],
  ['active', {}, /ends in .0123.*Booked/, ['Change time', 'Cancel the call']],
  [
    'in the queue',
    { record: { ...record, state: 'QUEUED', positionInQueue: 3, estimatedWait: 240 } },
    /In the queue.*3.*4 min/,
    ['Change time', 'Cancel the call'],
  ],
  ['looking for somebody', { record: { ...record, state: 'ROUTING' } }, /looking for somebody/, ['Cancel the call']],
  ['on the phone', { record: { ...record, state: 'PROCESSING' } }, /calling you now/, []],
  ['unreachable', { status: 'unreachable' }, /cannot be asked/, ['Try again']],
  ['asking to cancel', { question: { kind: 'cancel' } }, /Cancel this call\?/, ['Keep my call', 'Cancel the call']],
  [
    'asking to move',
    { question: { kind: 'reschedule', time: time + 1 } },
    /Move the call to this time\?/,
    ['Keep my call', 'Move the call'],
  ],
  [
    'refused',
    { error: { message: 'CallbackChangeFailed' }, proposals: [time + 2] },
    /could not be changed/,
    [`at ${new Date(time + 2).toISOString()}`, 'Change time', 'Cancel the call'],
  ],
  ['cancelled', { status: 'ended', notice: 'CallbackCancelled' }, /Your call is cancelled/, []],
];

describe('a booking', () => {
  it.each(states)('that is %s says so, and offers what can be done', async (_, state, text, offered) => {
    const { container } = show(propsFor(state));
    expect(container.textContent).toMatch(text);
    expect(buttons()).toEqual(offered);
    await expectAccessible(container);
  });

  it('shows no more of a number than its last digits', () => {
    const { container } = show(propsFor());
    expect(container.textContent).not.toContain('416');
  });

  it('cannot be used while something is on its way', () => {
    show(propsFor({ pending: { kind: 'cancel' } }));
    for (const button of screen.getAllByRole('button')) expect(button).toHaveProperty('disabled', true);
    expect(screen.getByText('One moment…')).toBeTruthy();
  });

  it('names a question by its own text; the safe answer is filled and first, the other one outlined as dangerous', () => {
    show(propsFor({ question: { kind: 'cancel' } }));
    const group = screen.getByRole('group', { name: 'Cancel this call?' });
    const [keep, yes] = within(group).getAllByRole('button');
    expect(keep?.classList.contains('cx-btn-primary')).toBe(true);
    expect(yes?.classList.contains('cx-btn-danger')).toBe(true);
  });

  it('calls what the visitor presses, once for a double click', async () => {
    const onCancel = vi.fn();
    const onReschedule = vi.fn();
    show(propsFor({}, { onCancel, onReschedule }));
    await userEvent.dblClick(screen.getByRole('button', { name: 'Cancel the call' }));
    await userEvent.click(screen.getByRole('button', { name: 'Change time' }));
    expect(onCancel).toHaveBeenCalledTimes(1);
    expect(onReschedule).toHaveBeenCalledTimes(1);
  });

  it('under a confirmation says neither time nor number again', () => {
    const { container } = show(propsFor({}, { isBrief: true }));
    expect(container.textContent).not.toMatch(/0123|2026/);
  });

  it('that is what is left of a moved call can only be cancelled, and says why', () => {
    const { container } = show(propsFor({}, { isSuperseded: true }));
    expect(container.textContent).toMatch(/^This is the old time/);
    expect(buttons()).toEqual(['Cancel the call']);
  });

  it('goes into calendars by links and a button that say what they do', async () => {
    const { container } = show(propsFor({}, { event }));
    expect(screen.getByRole('button', { name: 'Download a calendar file (.ics)' })).toBeTruthy();
    for (const name of [/Google/, /Outlook/])
      expect(screen.getByRole('link', { name }).getAttribute('rel')).toBe('noopener noreferrer');
    await expectAccessible(container);
  });

  it('shows foreign text as text', () => {
    const { container } = show(
      propsFor({ error: { text: '<img src=x>' }, record: { ...record, state: '<b>', phoneNumber: '<i>1' } }),
    );
    expect(container.querySelector('img,b,i')).toBeNull();
  });
});

describe('the list of bookings', () => {
  const list = (cards: BookingCardProps[], onForget?: () => void) =>
    render(h(BookingList, { cards, texts: createTexts(english), onBookAnother: vi.fn(), onForget }));

  it('is named by its heading, and says that the device remembers', async () => {
    const onForget = vi.fn();
    const { container } = list([propsFor()], onForget);
    expect(screen.getByRole('region', { name: 'Your booked call' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Forget on this device' }));
    expect(onForget).toHaveBeenCalledTimes(1);
    await expectAccessible(container);
  });

  it('hides its own main button while a question is open', () => {
    list([propsFor({ question: { kind: 'cancel' } })], vi.fn());
    expect(buttons()).toEqual(['Keep my call', 'Cancel the call']);
  });
});
