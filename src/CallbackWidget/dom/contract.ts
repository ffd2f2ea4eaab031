/**
 * The public DOM contract (manual: Callback, CSS and HTML): what the scripts and style sheets of pages find in the widget, in
 * one table. Views render these parts, `dom/` looks them up, and tests walk the table.
 */

/** One part of the contract. */
export interface ContractPart {
  /** Finds the part in the document, or below the window. */
  selector: string;
  meaning: string;
  /** When the part is in the document. */
  when: ContractStage;
  /** Who relies on it. */
  since: ContractSource;
}

/**
 * `open`: from `Callback.opened` on; `minimized`: while the window is minimised; `timeOnly`: with
 * `immediateCallback: false`; `countryCodes`: with the list of countries; `choice`: if both kinds of call are offered;
 * `booked`: from `CallbackService.scheduled` on, the form beside it, hidden; `closing`: while that question is shown; `mobile`: in mobile mode.
 */
export type ContractStage =
  | 'open'
  | 'minimized'
  | 'timeOnly'
  | 'countryCodes'
  | 'choice'
  | 'booked'
  | 'closing'
  | 'mobile';

/** `manual`: documented by the product that this one replaces; `sites`: in use on sites; `own`: added by this project. */
export type ContractSource = 'manual' | 'sites' | 'own';

const part = (
  selector: string,
  meaning: string,
  when: ContractStage = 'open',
  since: ContractSource = 'manual',
): ContractPart => ({ selector, meaning, when, since });

export const contract = {
  window: part('.cx-widget.cx-common-container.cx-callback', 'the window'),
  titleBar: part('.cx-titlebar', 'bar of the window'),
  title: part('.cx-titlebar .cx-title', 'its title'),
  icon: part('.cx-titlebar .cx-icon', 'its icon'),
  minimizeButton: part('.cx-buttons-window-control > .cx-button-minimize', 'makes the window small'),
  maximizeButton: part('.cx-buttons-window-control > .cx-button-maximize', 'brings it back', 'minimized'),
  closeButton: part('.cx-buttons-window-control > .cx-button-close', 'closes the window'),
  body: part('.cx-body', 'holds the form, then the confirmation'),
  footer: part('.cx-footer', 'below the body; gets `.cx-callback-scheduled` after booking'),
  calendarContainer: part('.cx-body + .cx-calendar-container', 'where the slot picker opens'),

  form: part('form.cx-content', 'the form'),
  formWrapper: part('form.cx-content > .cx-wrapper.cx-form', 'holds everything in the form'),
  formInputs: part('.cx-wrapper.cx-form > .cx-form-inputs', 'holds the fields'),
  field: part('.cx-form-inputs .cx-input.cx-form-control', 'a field'),
  label: part('.cx-form-inputs label.cx-control-label[for]', 'its label'),
  phoneWrapper: part('.intl-tel-input > input[name=phonenumber]', 'the phone field in its wrapper', 'countryCodes'),
  countryButtonContainer: part('.intl-tel-input > .flag-container', 'place of the country button', 'countryCodes'),

  schedule: part('.cx-form-inputs ~ .cx-schedule', 'the time question'),
  scheduleOptions: part(
    '.cx-schedule select#cx_form_schedule_options[name=scheduletime]',
    'now or at a time, for scripts',
    'choice',
  ),
  asapOption: part('#cx_form_schedule_options > option#callback_asap', 'as soon as possible', 'choice'),
  scheduledOption: part('#cx_form_schedule_options > option#callback_pick_date_time', 'at a time', 'choice'),
  timeField: part(
    '.cx-schedule input#cx_form_schedule_time[name=desiredtime].cx-callback-time[readonly]',
    'the chosen time',
    'timeOnly',
  ),
  waitLine: part('.cx-schedule .cx-callback-ewt', 'the estimated wait', 'choice'),

  formAsWrapper: part('form.cx-content.wrapper', 'the form, as older style sheets name it', 'open', 'sites'),
  buttonContainer: part('.cx-buttons-binary.cx-button-container', 'row of the buttons', 'open', 'sites'),
  buttonGroup: part('.cx-button-group.cx-buttons-binary', 'row of the buttons'),
  cancelButton: part('.cx-buttons-binary > button.cx-btn.cx-btn-default.cx-callback-cancel', 'closes without booking'),
  confirmButton: part('.cx-buttons-binary > button.cx-btn.cx-btn-primary.cx-callback-confirm[type=submit]', 'books'),

  errorDialog: part('.cx-overlay.cx-static .cx-error-container', 'what went wrong; hidden until then'),
  errorText: part('.cx-error-container .cx-fail-message#cx_callback_information', 'its text'),
  errorButton: part('.cx-error-container button.cx-failed-retry', 'back to the form'),
  closeDialog: part('.cx-overlay.cx-static .cx-close-confirm', 'asks before input is lost; hidden until then'),
  closeText: part('.cx-close-confirm #cx_callback_information', 'its text', 'closing'),
  closeYesButton: part('.cx-close-confirm button[data-message=CallbackYesButtonText]', 'closes'),
  closeNoButton: part('.cx-close-confirm button[data-message=CallbackNoButtonText]', 'keeps the form'),

  confirmation: part('.cx-confirmation > .cx-confirmation-wrapper', 'the call is booked', 'booked'),
  confirmationTitle: part('.cx-confirmation-wrapper > h3#cx-callback-result', 'its title', 'booked'),
  confirmationText: part('.cx-confirmation-wrapper > #cx-callback-result-desc', 'what happens next', 'booked'),
  confirmationNumber: part('.cx-confirmation-wrapper > #cx-callback-result-number', 'the number', 'booked'),
  doneButton: part('.cx-button-group.cx-buttons-default.cx-callback-done button', 'closes afterwards', 'booked'),
  bookedFooter: part('.cx-footer.cx-callback-scheduled', 'the footer after booking', 'booked'),
} satisfies Record<string, ContractPart>;

/** Name of a part of the contract. */
export type ContractName = keyof typeof contract;
