import { clearField } from './fieldErrors.js';
import { fieldsOf } from './readForm.js';
import type { Stage } from './stage.js';
import type { TimeQuestion } from './timeQuestion.js';

/** Follows what happens in the form. All listeners sit on the window, since the page may replace any input. */
export function followForm({ root, inputStarted }: Stage, time: TimeQuestion): void {
  const onEvent = ({ target, type }: Event): void => {
    const field = fieldsOf(root).find((each) => each === target);
    const isTimeQuestion = target instanceof HTMLSelectElement && target.closest('.cx-schedule');
    if (!field && !(isTimeQuestion && type === 'change')) return;
    inputStarted();
    if (field && type === 'input') clearField(field);
    if (!isTimeQuestion) return;
    clearField(target);
    time.changed();
  };
  root.addEventListener('input', onEvent);
  root.addEventListener('change', onEvent);
}
