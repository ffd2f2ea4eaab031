/* The part of the phone field that comes late: the numbering plans and all that needs them. */

export { createNumberInput } from './createNumberInput.js';
