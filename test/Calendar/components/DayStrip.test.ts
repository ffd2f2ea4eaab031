// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import axe from 'axe-core';
import type { VNode } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DayStrip } from '../../../src/Calendar/components/DayStrip.js';
import { html } from '../../../src/ui/html.js';
import { appearance, slotsAt, viewOf } from './viewOf.js';

afterEach(cleanup);

function draw(numberOfDays: number) {
  const availability = slotsAt({ '15:00': 1, '15:30': 2, '16:00': 0 });
  const { days, selectedDay } = viewOf({ numberOfDays }, { type: 'availabilityReceived', availability });
  return render(html`<${DayStrip} days=${days} selectedDay=${selectedDay} texts=${appearance.texts} />` as VNode);
}

describe('DayStrip', () => {
  it('is a group of radio buttons that say how many times each day has, and whose first free day is checked', () => {
    draw(3);
    const group = screen.getByRole('radiogroup', { name: 'Choose a day and time' });
    expect(group.className).toContain('cx-calendar-days');
    expect(screen.getAllByRole('radio').map((day) => day.getAttribute('aria-label'))).toEqual([
      'Today, Tuesday, March 3, 2 free times',
      'Tomorrow, Wednesday, March 4, No free times on this day',
      'Thursday, March 5, No free times on this day',
    ]);
    expect(screen.getByRole('radio', { checked: true }).textContent).toBe('Today 3');
  });

  it.each([
    [5, false],
    [6, true],
    [13, true],
  ])('of %d days has buttons that turn the page: %s', (numberOfDays, isTurned) => {
    draw(numberOfDays);
    expect(screen.queryAllByRole('button', { name: /days$/ })).toHaveLength(isTurned ? 2 : 0);
    expect(document.querySelector('.cx-calendar-days-strip')).not.toBeNull();
  });

  it('turns the page by its own width, and not before its beginning', () => {
    draw(13);
    const strip = screen.getByRole('radiogroup');
    strip.scrollBy = vi.fn();
    Object.defineProperty(strip, 'clientWidth', { value: 300 });
    screen.getByRole('button', { name: 'Later days' }).click();
    expect(strip.scrollBy).toHaveBeenCalledWith({ left: 300 });
    expect(screen.getByRole('button', { name: 'Earlier days' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('is a grid of weeks from 14 days up, which begin as the region has it', () => {
    draw(35);
    expect(document.querySelector('.cx-calendar-days-month')).not.toBeNull();
    expect([...document.querySelectorAll('.cx-calendar-weekdays span')].map((name) => name.textContent)).toEqual([
      ...['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    ]);
    const [first, ...others] = screen.getAllByRole('radio');
    expect(first?.style.gridColumnStart).toBe('3');
    expect(others.every((day) => day.style.gridColumnStart === '')).toBe(true);
    expect(document.querySelector('.cx-calendar-month-name')?.textContent).toBe('Mar – Apr 2026');
    expect(others.map((day) => day.querySelector('.cx-calendar-date')?.textContent)).toContain('Apr 1');
  });

  it.each([5, 13, 35])('has nothing that axe finds: %d days', async (numberOfDays) => {
    const { container } = draw(numberOfDays);
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
