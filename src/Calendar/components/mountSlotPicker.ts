import { render } from 'preact';
import { html, renderOnce } from '../../ui/html.js';
import { setLanguage } from '../../ui/setLanguage.js';
import type { PickerView } from '../state/viewModel.js';
import { moveFocus, updateTabStop } from './rovingFocus.js';
import { type PickerActions, SlotPicker } from './SlotPicker.js';

export interface RootActions extends PickerActions {
  /** Looks at the day `step` days further. */
  onStep(step: number): void;
  /** The visitor turns to the picker: what is shown may have become old meanwhile. */
  onTurnTo(): void;
}

/** A picker's element and what draws in it. */
export interface MountedPicker {
  element: HTMLElement;
  /** Draws synchronously: whoever is told of a change finds it in the document. */
  draw(view: PickerView): void;
  unmount(): void;
}

const daysGroup = '.cx-calendar-days';
const timesGroup = '.cx-calendar-periods';

/** Builds the element of a picker. It is not in the document: that is for the caller to do. */
export function mountSlotPicker(actions: RootActions): MountedPicker {
  const element = renderOnce(html`<div class="cx-calendar" role="dialog" />`);
  let last: PickerView | undefined;
  /** The list of times, once it is scrolled: asking it each time would lay it out. */
  let scrolled: Element | undefined;

  const find = (selector: string): HTMLElement | null => element.querySelector(selector);

  element.addEventListener('pointerover', actions.onTurnTo);
  element.addEventListener('focusin', (event) => {
    actions.onTurnTo();
    const group = closest(event, `${daysGroup},${timesGroup}`);
    if (group) updateTabStop(group);
  });
  const onScroll = ({ target }: Event): void => {
    if (target instanceof Element && target.matches(timesGroup)) scrolled = target;
  };
  element.addEventListener('scroll', onScroll, true);
  element.addEventListener('click', (event) => {
    const { day, instant, jump } = closest(event, '[data-day],[data-instant],[data-jump]')?.dataset ?? {};
    if (day) actions.onDay(Number(day));
    else if (jump) bringIntoView(find(timesGroup), find(`[data-section="${jump}"]`));
    // the second click of a double click is no second choice
    else if (instant && event.detail < 2 && isShown(Date.parse(instant))) actions.onTime(Date.parse(instant));
  });
  element.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !handleKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  /** Whether a time is of the day on show: a button whose turn has not come is still that of the day before. */
  function isShown(instant: number): boolean {
    return !!last?.times.hours.some(({ times }) => times.some((time) => time.instant === instant));
  }

  function handleKey(event: KeyboardEvent): boolean {
    const { key } = event;
    if (key === 'Escape') {
      actions.onClose();
      return true;
    }
    const group = closest(event, `${daysGroup},${timesGroup}`);
    if (!group) return false;
    // held down, it would choose again and again
    if (key === 'Enter') return event.repeat;
    if (key !== 'PageUp' && key !== 'PageDown') return moveFocus(group, key);
    actions.onStep(key === 'PageDown' ? 1 : -1);
    focusIn(group.matches(daysGroup) ? daysGroup : timesGroup);
    return true;
  }

  /** Focuses the stop of the times, where there are any, else the day that is shown. */
  function focusIn(group: string): void {
    const stop = group === timesGroup ? find(`${timesGroup} [tabindex="0"]`) : null;
    (stop ?? find(`${daysGroup} [aria-checked="true"]`))?.focus();
  }

  /** Written piece by piece: classes that the page has added stay. */
  function dress({ theme, texts }: PickerView): void {
    if (last?.theme !== theme) {
      element.classList.remove(...classNames(last?.theme));
      element.classList.add(...classNames(theme));
    }
    if (last?.texts === texts) return;
    setLanguage(element, texts.language);
    element.setAttribute('aria-label', texts.get('AriaWindowTitle'));
  }

  return {
    element,
    draw(view) {
      const isOtherDay = last !== undefined && last.selectedDay !== view.selectedDay;
      const hadFocus = element.contains(document.activeElement);
      // elsewhere among the days the visitor has gone on: there the focus stays
      const wasOnShownDay = hadFocus && document.activeElement?.matches(`${daysGroup} [aria-checked="true"]`);
      dress(view);
      last = view;
      render(html`<${SlotPicker} view=${view} actions=${actions} />`, element);
      const isFocusLost = hadFocus && !element.contains(document.activeElement);
      if (isFocusLost) focusIn(timesGroup);
      if (!isOtherDay) return;
      // another day begins at its top
      if (scrolled) scrolled.scrollTop = 0;
      scrolled = undefined;
      if (wasOnShownDay) focusIn(daysGroup);
      requestAnimationFrame(() => bringIntoView(find(daysGroup), find(`${daysGroup} [aria-checked="true"]`)));
    },
    unmount() {
      render(null, element);
    },
  };
}

function closest(event: Event, selector: string): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
}

function classNames(theme = ''): string[] {
  return theme.split(/\s+/).filter((name) => name !== '');
}

/** Scrolls a container of ours, and nothing of the page. */
function bringIntoView(container: HTMLElement | null, target: HTMLElement | null): void {
  if (!container || !target) return;
  const [outer, inner] = [container.getBoundingClientRect(), target.getBoundingClientRect()];
  const isSection = target.matches('.cx-time-wrapper');
  const top = isSection || inner.top < outer.top ? inner.top - outer.top : Math.max(0, inner.bottom - outer.bottom);
  const left = inner.left < outer.left ? inner.left - outer.left : Math.max(0, inner.right - outer.right);
  if (top !== 0 || left !== 0) container.scrollBy?.({ top, left });
}
