import type { PluginInterface } from '../bus/index.js';
import { isRecord } from '../config/index.js';
import { focusablesOf } from '../ui/focus.js';
import { element } from './view/element.js';

/** The place where the Calendar plugin's element is shown. */
export interface CalendarHost {
  isOpen(): boolean;
  /** Asks for a calendar; it appears when `Calendar.generated` brings it. */
  open(instant: number | undefined): void;
  /** Takes what `Calendar.generated` carried. */
  mount(data: unknown): void;
  /** Shows the form again. @returns whether the calendar was open */
  close(): boolean;
}

/** @param onFailure called when there is no calendar to be had */
export function createCalendarHost(root: HTMLElement, plugin: PluginInterface, onFailure: () => void): CalendarHost {
  let isOpen = false;

  function place(): HTMLElement {
    const found = root.querySelector<HTMLElement>('.cx-calendar-container');
    if (found) return found;
    const made = element('div', { class: 'cx-calendar-container' });
    root.append(made);
    return made;
  }

  function close(): boolean {
    const wasOpen = isOpen;
    isOpen = false;
    root.classList.remove('cx-calendar-open');
    const container = place();
    container.hidden = true;
    container.replaceChildren();
    return wasOpen;
  }

  return {
    isOpen: () => isOpen,
    close,
    open(instant) {
      isOpen = true;
      // empty, it shows that something is on its way: the calendar's file may still be
      place().hidden = false;
      const options = instant ? { date: new Date(instant) } : {};
      // in a task of its own: on a slow phone the visitor's tap is answered before
      setTimeout(() => {
        if (!isOpen) return;
        plugin.command('Calendar.generate', options).fail(() => {
          if (close()) onFailure();
        });
      });
    },
    mount(data) {
      const list = isRecord(data) ? data.ndCalendar : undefined;
      const node: unknown = list instanceof Object ? Reflect.get(list, 0) : undefined;
      if (!isOpen || !(node instanceof HTMLElement)) return;
      const container = place();
      container.hidden = false;
      container.replaceChildren(node);
      root.classList.add('cx-calendar-open');
      const first = node.querySelector<HTMLElement>('.cx-active [tabindex="0"], [tabindex="0"]');
      (first ?? focusablesOf(node)[0])?.focus();
    },
  };
}
