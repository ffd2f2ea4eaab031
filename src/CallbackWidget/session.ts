import { isRecord, toBoolean, toText } from '../config/index.js';
import { focusablesOf, hasFocus, trapTab } from '../ui/focus.js';
import { setLanguage } from '../ui/setLanguage.js';
import { adoptWidgetStyles } from './adoptWidgetStyles.js';
import { attachedData, createBooking } from './booking.js';
import { createBookings } from './bookings.js';
import { followConnection } from './connection.js';
import type { WidgetContext } from './context.js';
import type { SiteModule } from './customForm/index.js';
import { siteFormOf } from './customForm/types.js';
import { features } from './features.js';
import { clearAll } from './fieldErrors.js';
import { followForm } from './formEvents.js';
import { createLayout } from './layout.js';
import { localise } from './localise.js';
import { attachPhoneField, type PhoneField } from './phone/phoneField.js';
import { readPhoneTexts } from './phone/phoneTexts.js';
import { readForm } from './readForm.js';
import { readChoice } from './schedule.js';
import { createStage } from './stage.js';
import { themeClasses } from './themeClasses.js';
import { createTimeQuestion, type TimeQuestion } from './timeQuestion.js';
import type { LateTimes } from './times/timesModule.js';
import type { CallbackOpenOptions, CallbackOverlayOptions } from './types.js';
import { createCheck } from './validation.js';
import { closeView } from './view/dialogViews.js';
import { element } from './view/element.js';
import { formView } from './view/formView.js';
import { windowView } from './view/windowView.js';

/** One opening of the widget, from `opened` to `closed`. */
export interface Session {
  root: HTMLElement;
  time: TimeQuestion;
  /** Closes; or shows the question instead and answers `false`. */
  close(): boolean;
  /** Closes without a question. */
  dispose(): void;
  /** @param wanted absent: the other way round */
  minimize(wanted?: boolean): void;
  showOverlay(options: CallbackOverlayOptions): Promise<void>;
  hideOverlay(isStatic: boolean): void;
  reset(): void;
  /** Theme, language or layout have changed. */
  refresh(): void;
}

/**
 * @param site what it takes if the site has a form of its own or values for it
 * @param onGone called when the window is gone, before the events that say so are delivered
 */
export function openSession(
  widget: WidgetContext & LateTimes,
  opening: CallbackOpenOptions,
  site: SiteModule | undefined,
  onGone: () => void,
): Session {
  const options = widget.options();
  const { plugin } = widget;
  const definition = siteFormOf(opening.formJSON, options.form);
  const siteForm = definition && site?.createSiteForm(widget, definition, options.countryCodes);
  const values = isRecord(opening.form) ? opening.form : {};
  const returnFocusTo = document.activeElement;
  const root = windowView(formView(options, siteForm?.inputs));
  const stage = createStage(widget, root, {
    proactive: toBoolean(opening.proactive, false),
    prefilled: false,
    autoSubmitted: toBoolean(values.autoSubmit, false),
  });
  const { find, formElement, overlays } = stage;
  const layout = createLayout(stage);
  const time = createTimeQuestion(stage);
  const bookings = createBookings(stage, time);
  let phone: PhoneField | undefined;
  let theme: string[] = [];

  build();
  const check = createCheck(siteForm, phone, String(values.phonenumber ?? ''));
  const userData = attachedData(values.userData, opening.userData);
  const booking = createBooking(stage, { time, check, phone, bookings, userData });
  site?.prefill(stage, values, time, phone);
  let pristine = readForm(formElement());
  let pristineTime = readChoice(root).instant;
  followForm(stage, time);
  siteForm?.follow(bookings.context);
  root.addEventListener('click', onClick);
  root.addEventListener('keydown', onKeydown);
  root.addEventListener('submit', onSubmit);
  followConnection(stage, booking.reconnected);
  stage.reach('opened');
  if (stage.metadata().prefilled) stage.inputStarted();
  const { autoSubmitted } = stage.metadata();
  if (!autoSubmitted) bookings.show(toText(opening.id));
  setTimeout(() => {
    // in a task of its own, that the form need not wait for: the focus alone makes the browser lay the window out
    if (stage.isGone()) return;
    if (!root.contains(document.activeElement))
      (layout.isSheet() ? root : (focusablesOf(formElement())[0] ?? root)).focus();
    void time.askWait();
    void time.askOffice();
  });
  if (autoSubmitted) void booking.submit(new Event('submit'));

  function build(): void {
    root.classList.toggle('cx-embedded', widget.container !== document.body);
    refresh();
    const hasPhone = find('[name=phonenumber]:not([type=hidden])');
    if (options.countryCodes && hasPhone) {
      phone = attachPhoneField(root, {
        load: () => features.phone(),
        language: widget.texts().language,
        texts: readPhoneTexts(widget.texts()),
        signal: widget.signal,
      });
    }
    // last, because what is in the page is laid out when something asks
    adoptWidgetStyles(widget.signal);
    widget.container.append(root);
    layout.update();
  }

  function onSubmit(event: Event): void {
    const { target } = event;
    const isOurs =
      target instanceof Element && (target.matches('.cx-content') || target.querySelector('.cx-callback-confirm'));
    if (!isOurs) return;
    event.preventDefault();
    void booking.submit(event);
  }

  function onClick(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const at = (selector: string) => target.closest<HTMLElement>(selector);
    const proposal = at('.cx-proposal');
    const confirm = at('.cx-callback-confirm');
    // The second click of a double one was meant for what stood there before.
    if (event.detail > 1) confirm && event.preventDefault();
    else if (at('.cx-button-close,.cx-callback-cancel,.cx-callback-done button')) requestClose();
    else if (at(isMinimized() ? '.cx-titlebar' : '.cx-button-minimize')) minimize();
    else if (at('.cx-failed-retry')) dismissError();
    else if (at('.cx-callback-again')) bookAgain();
    else if (at('.cx-callback-stop')) booking.abandon();
    else if (at('.cx-close-confirm [data-message=CallbackYesButtonText]')) dispose();
    else if (at('.cx-close-confirm button')) overlays.hide('cx-static');
    else if (at('.cx-callback-change,.cx-callback-time')) time.openCalendar();
    else if (proposal) book(Date.parse(proposal.dataset.instant ?? ''));
    // Moved out of its form, the button does nothing by itself.
    else if (confirm && !(confirm instanceof HTMLButtonElement && confirm.form))
      void booking.submit(new Event('submit'));
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const { target, key } = event;
    const layer = overlays.top();
    // A held key would go on from button to button: through the error to the next booking.
    if (key === 'Enter' && event.repeat && !(target instanceof HTMLTextAreaElement)) event.preventDefault();
    else if (key === 'Escape') {
      event.preventDefault();
      if (layer?.querySelector('.cx-error-container')) dismissError();
      else if (layer?.querySelector('.cx-close-confirm')) overlays.hide('cx-static');
      else if (!time.leaveCalendar()) requestClose();
    } else if (/^(Enter| |ArrowDown)$/.test(key) && target instanceof Element && target.matches('.cx-callback-time')) {
      event.preventDefault();
      time.openCalendar();
    } else if (layer || layout.isSheet()) trapTab(event, layer ?? root);
  }

  function dismissError(): void {
    overlays.hide('cx-static');
    (find('.cx-input.cx-error') ?? find('.cx-callback-confirm'))?.focus();
  }

  function bookAgain(): void {
    overlays.hide('cx-static');
    booking.again();
  }

  /** Books a proposed time with everything that is typed. */
  function book(instant: number): void {
    if (!instant) return;
    overlays.hide('cx-static');
    time.set(instant);
    void booking.submit(new Event('submit'), instant);
  }

  /** The visitor's wish goes over the bus, so that hooks see it. */
  function requestClose(): void {
    plugin.command('Callback.close');
  }

  function hasInput(): boolean {
    const isTyped = Object.entries(readForm(formElement())).some(([name, value]) => {
      if (name === 'phonenumber' && phone?.isEmpty(String(value))) return false;
      return value !== false && value !== (pristine[name] ?? '');
    });
    return isTyped || readChoice(root).instant !== pristineTime;
  }

  function close(): boolean {
    const isAsked = stage.screen() !== 'confirmation' && widget.options().confirmClose && hasInput();
    if (isAsked) {
      minimize(false);
      stage.showDialog(closeView());
    } else dispose();
    return !isAsked;
  }

  function dispose(): void {
    if (stage.isGone()) return;
    const hadFocus = hasFocus(root);
    stage.leave();
    time.stop();
    booking.stop();
    phone?.destroy();
    root.remove();
    onGone();
    if (hadFocus && returnFocusTo instanceof HTMLElement) returnFocusTo.focus();
    // While a booking is on its way, its outcome decides between `completed` and `cancelled`.
    if (stage.screen() !== 'confirmation' && !booking.isUnderWay()) stage.reach('cancelled');
    stage.reach('closed');
  }

  function isMinimized(): boolean {
    return root.classList.contains('cx-minimized');
  }

  function minimize(wanted = !isMinimized()): void {
    if (isMinimized() === wanted) return;
    root.classList.toggle('cx-minimized', wanted);
    const button = find('.cx-button-minimize,.cx-button-maximize');
    button?.classList.toggle('cx-button-minimize', !wanted);
    button?.classList.toggle('cx-button-maximize', wanted);
    if (button) button.dataset.message = wanted ? 'AriaMaximize' : 'AriaMinimize';
    refresh();
    stage.tell(wanted ? 'minimized' : 'unminimized');
  }

  function refresh(): void {
    const texts = widget.texts();
    root.classList.remove(...theme);
    theme = themeClasses(plugin);
    root.classList.add(...theme);
    setLanguage(root, texts.language);
    layout.update();
    localise(root, texts);
    time.refresh();
    bookings.refresh();
    phone?.setLanguage(texts.language, readPhoneTexts(texts));
  }

  async function showOverlay({ html, hideFooter, static: isStatic, mode }: CallbackOverlayOptions): Promise<void> {
    const layer = toBoolean(isStatic, false) ? 'cx-static' : 'cx-dynamic';
    const overlay = element('div', { class: `cx-overlay ${layer}`, 'data-mode': toText(mode) || undefined });
    const content: unknown = isRecord(html) && !(html instanceof Node) ? html[0] : html;
    overlay.append(content instanceof Node ? content : (await features.customForm()).siteHtml(String(content ?? '')));
    if (stage.isGone()) return;
    overlays.show(overlay);
    root.classList.toggle('cx-hide-footer', toBoolean(hideFooter, false));
  }

  function reset(): void {
    const fields = formElement();
    // Not `fields.reset()`: an input of that name would hide the method.
    if (fields instanceof HTMLFormElement) HTMLFormElement.prototype.reset.call(fields);
    clearAll(root);
    time.reset();
    pristine = readForm(fields);
    pristineTime = undefined;
  }

  return {
    root,
    time,
    close,
    dispose,
    minimize,
    refresh,
    reset,
    showOverlay,
    hideOverlay(isStatic) {
      overlays.hide(isStatic ? 'cx-static' : 'cx-dynamic');
      root.classList.remove('cx-hide-footer');
    },
  };
}
