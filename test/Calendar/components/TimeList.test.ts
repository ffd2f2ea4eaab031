// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/preact';
import axe from 'axe-core';
import type { VNode } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TimeList } from '../../../src/Calendar/components/TimeList.js';
import type { PickerView } from '../../../src/Calendar/state/viewModel.js';
import { html } from '../../../src/ui/html.js';
import { appearance, slotsAt, viewOf } from './viewOf.js';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const few = slotsAt({ '15:00': 1, '15:30': 0, '16:00': 2 });

function element({ times, selectedTime, isLoading, empty }: PickerView, handlers: object = {}): VNode {
  return html`<${TimeList}
    times=${times}
    selectedTime=${selectedTime}
    isLoading=${isLoading}
    empty=${empty}
    texts=${appearance.texts}
    ...${handlers}
  />` as VNode;
}

describe('TimeList', () => {
  it('is a group of radio buttons, named after the day, of which taken ones cannot be chosen', () => {
    const view = viewOf({}, { type: 'availabilityReceived', availability: few });
    render(element(view));
    const group = screen.getByRole('radiogroup', { name: 'Tuesday, March 3' });
    const times = within(group).getAllByRole('radio');
    expect(times.map((time) => [time.textContent?.replace(/\s/g, ' '), time.getAttribute('aria-disabled')])).toEqual([
      ['10:00 AM', null],
      ['10:30 AM', 'true'],
      ['11:00 AM', null],
    ]);
    expect(times.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
  });

  it('checks the chosen time', () => {
    const instant = few.slots[2]?.instant ?? 0;
    const received = { type: 'availabilityReceived', availability: few } as const;
    render(element(viewOf({}, received, { type: 'timeSelected', instant })));
    expect(screen.getByRole('radio', { checked: true }).dataset.instant).toBe('2026-03-03T16:00:00.000Z');
  });

  it('of a long day has a heading for each part of it', () => {
    const { slots } = viewSlots(40);
    render(element(viewOf({}, { type: 'availabilityReceived', availability: { slots } })));
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
      ...['Morning', 'Afternoon', 'Evening'],
    ]);
    expect(screen.getByRole('group', { name: 'Evening, Tuesday, March 3' })).toBeTruthy();
  });

  it('draws a long day piece by piece, from its first time on', async () => {
    vi.useFakeTimers();
    const { slots } = viewSlots(150, 5);
    render(element(viewOf({}, { type: 'availabilityReceived', availability: { slots } })));
    const counts = [screen.getAllByRole('radio').length];
    for (let frame = 0; frame < 5; frame++) {
      await vi.advanceTimersByTimeAsync(17);
      counts.push(screen.getAllByRole('radio').length);
    }
    expect(counts[0]).toBeLessThan(40);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(150);
  });

  it('on an empty day leads to the next one', () => {
    const onDay = vi.fn();
    const received = { type: 'availabilityReceived', availability: few } as const;
    const view = viewOf({}, received, { type: 'daySelected', instant: Date.parse('2026-03-05T15:00:00Z') });
    render(element(view, { onDay }));
    expect(screen.queryByRole('radiogroup')).toBeNull();
    screen.getByRole('button', { name: 'Next free day: Today' }).click();
    expect(onDay).toHaveBeenCalledWith(Date.parse('2026-03-03T05:00:00Z'));
  });

  it('where nothing is free offers the immediate call, if there is one', () => {
    const onCallNow = vi.fn();
    const view = viewOf({}, { type: 'availabilityReceived', availability: { slots: [] } });
    const { rerender } = render(element(view, { onCallNow }));
    screen.getByRole('button', { name: 'Call me as soon as possible' }).click();
    expect(onCallNow).toHaveBeenCalledOnce();
    rerender(element(view));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each([
    ['with times', few],
    ['empty', { slots: [] }],
    ['in sections', viewSlots(40)],
  ])('has nothing that axe finds: %s', async (_, availability) => {
    const { container } = render(element(viewOf({}, { type: 'availabilityReceived', availability })));
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, 'heading-order': { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

/** So many slots from ten in the morning on. */
function viewSlots(count: number, minutes = 15) {
  const first = Date.parse('2026-03-03T15:00:00.000Z');
  return {
    slots: Array.from({ length: count }, (_, index) => ({ instant: first + index * minutes * 60_000, free: 1 })),
  };
}
