import type { WidgetContext } from './context.js';

/**
 * The time question, read from and written to the document: the chosen instant stands in `data-instant` of
 * `.cx-schedule`, where it outlives cloned and moved inputs.
 */

const pick = 'callback_pick_date_time';

export type Choice = 'now' | 'later';

/** What is chosen at present. */
export function readChoice(root: Element): { choice: Choice; instant: number | undefined } {
  const question = root.querySelector<HTMLElement>('.cx-schedule');
  const select = question?.querySelector('select');
  const isLater = select ? select.selectedOptions[0]?.id === pick : !!question?.querySelector('.cx-callback-time');
  const instant = Date.parse(question?.dataset.instant ?? '');
  return { choice: isLater ? 'later' : 'now', instant: isLater && instant ? instant : undefined };
}

/** Selects a choice; the attributes follow, because a cloned select forgets what was selected. */
export function selectChoice(root: Element, choice: Choice): void {
  const options = root.querySelectorAll<HTMLOptionElement>('.cx-schedule option');
  for (const option of options) {
    const isChosen = (option.id === pick) === (choice === 'later');
    option.toggleAttribute('selected', isChosen);
    option.selected = isChosen;
  }
}

/** Keeps the chosen time (epoch ms), or forgets it. */
export function setInstant(root: Element, instant: number | undefined): void {
  const question = root.querySelector<HTMLElement>('.cx-schedule');
  if (question) question.dataset.instant = instant === undefined ? '' : new Date(instant).toISOString();
}

/** Shows what is chosen, in the words of the language in force. */
export function showChoice(root: Element, { texts, showInstant }: WidgetContext): void {
  const { choice, instant } = readChoice(root);
  const shown = instant === undefined ? '' : showInstant(instant);
  const input = root.querySelector<HTMLInputElement>('input.cx-callback-time');
  if (input) input.value = shown;
  const row = root.querySelector<HTMLElement>('.cx-callback-chosen');
  if (row) row.hidden = choice === 'now';
  const time = root.querySelector('.cx-callback-chosen-time');
  if (time) time.textContent = shown;
  const button = root.querySelector<HTMLElement>('.cx-callback-change');
  if (!button) return;
  button.dataset.message = shown ? 'CallbackChangeTime' : 'CallbackPlaceholderCalendar';
  button.textContent = texts().get(button.dataset.message);
}

/** Withdraws or restores the immediate choice. */
export function offerImmediate(root: Element, isOffered: boolean): void {
  const option = root.querySelector<HTMLOptionElement>('#callback_asap');
  if (!option) return;
  option.hidden = option.disabled = !isOffered;
  if (!isOffered && option.selected) selectChoice(root, 'later');
}
