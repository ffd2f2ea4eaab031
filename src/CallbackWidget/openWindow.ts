import { isRecord, reportUncaught, toBoolean, toText } from '../config/index.js';
import { focusablesOf, hasFocus } from '../ui/focus.js';
import { html, renderOnce } from '../ui/html.js';
import { adoptCommonStyles, adoptStyles } from '../ui/index.js';
import { clearIsland } from '../ui/renderIsland.js';
import { setLanguage } from '../ui/setLanguage.js';
import { createStore } from '../ui/store.js';
import css from './callback.css?inline';
import { Form } from './components/Form.js';
import { Window } from './components/Window.js';
import type { WidgetContext, WindowContext } from './context.js';
import type { SiteForm } from './customForm/types.js';
import { listenToWindow } from './dom/domEvents.js';
import { clearErrors } from './dom/fieldErrors.js';
import { createLayout } from './dom/layout.js';
import { localise } from './dom/localise.js';
import { prefill, readDesiredTime } from './dom/prefill.js';
import { readChoice, readForm } from './dom/readForm.js';
import { features } from './features.js';
import { attachPhoneField, type PhoneField } from './phone/phoneField.js';
import { readPhoneTexts } from './phone/phoneTexts.js';
import { createWindowRenderer } from './renderWindow.js';
import { createSavedBookings } from './savedBookings.js';
import { createSchedule, type Schedule } from './schedule/schedule.js';
import { createWaitPolling, type WaitPolling } from './schedule/waitTime.js';
import type { CallbackAction } from './state/actions.js';
import { eventsBetween, metadataAt, snapshot, timeOfEvent } from './state/metadata.js';
import { reduce } from './state/reducer.js';
import { type CallbackState, initialState } from './state/state.js';
import { attachedData } from './submission/readRequest.js';
import { createSubmission } from './submission/submit.js';
import { validate } from './submission/validate.js';
import { themeClasses } from './themeClasses.js';
import type { CallbackOpenOptions, CallbackOverlayOptions } from './types.js';

/** One opening of the widget, from `opened` to `closed`. */
export interface CallbackWindow {
  root: HTMLElement;
  schedule: Schedule;
  waitPolling: WaitPolling;
  /** Closes; or shows the question instead and answers `false`. */
  requestClose(): boolean;
  /** Closes without a question. */
  close(): void;
  /** @param isWanted absent: the other way round */
  minimize(isWanted?: boolean): void;
  showOverlay(options: CallbackOverlayOptions): Promise<void>;
  hideOverlay(isStatic: boolean): void;
  reset(): void;
  /** Theme, language or time format have changed. */
  refresh(): void;
}

/**
 * @param siteForm the form that the site defines; `undefined`: the built-in one
 * @param onClosed called when the window is gone, before the events that say so are delivered
 */
export function openWindow(
  widget: WidgetContext,
  opening: CallbackOpenOptions,
  siteForm: SiteForm | undefined,
  onClosed: () => void,
): CallbackWindow {
  const options = widget.options();
  const { plugin } = widget;
  const values = isRecord(opening.form) ? opening.form : {};
  const returnFocusTo = document.activeElement;
  const closing = new AbortController();
  const { signal } = closing;
  const appearanceListeners: Array<() => void> = [];

  const wanted = readDesiredTime(values.desiredTime);
  const store = createStore(
    (state: CallbackState, action: CallbackAction) => reduce(state, action, Date.now()),
    initialState({
      isAsapOffered: options.immediate,
      isScheduledOffered: options.scheduled,
      choice: typeof wanted === 'number' ? 'scheduled' : 'asap',
      time: typeof wanted === 'number' ? wanted : undefined,
      isOnline: navigator.onLine !== false,
    }),
  );
  const { getState, dispatch } = store;

  const root = renderOnce(html`<${Window}><${Form}
    hasCountryCodes=${options.countryCodes}
    isAsapOffered=${options.immediate}
    isScheduledOffered=${options.scheduled}
  /></${Window}>`);
  if (siteForm) root.querySelector('.cx-form-inputs')?.replaceWith(siteForm.inputs);

  const find = <Part extends HTMLElement>(selector: string) => root.querySelector<Part>(selector);
  const context: WindowContext = {
    widget,
    root,
    signal,
    getState,
    dispatch,
    find,
    formElement: () => find('form.cx-content') ?? root,
    isFormInUse: () => !signal.aborted && getState().screen === 'form',
    inputStarted: () => dispatch({ type: 'inputStarted' }),
    dismissBookings() {
      dispatch({ type: 'bookingsDismissed' });
      if (plugin.registry().Calendar) plugin.command('Calendar.reset');
    },
    pickTime: (time) => schedule.pickTime(time),
    refreshSlots: () => schedule.refreshSlots(),
    announce(key) {
      const status = find('.cx-callback-status');
      if (status) status.textContent = key && widget.texts().get(key);
    },
    localise: (part) => localise(part, widget.texts()),
    onAppearanceChange: (run) => void appearanceListeners.push(run),
  };
  const schedule = createSchedule(context);
  const waitPolling = createWaitPolling(context);
  const savedBookings = createSavedBookings(context);
  const renderer = createWindowRenderer(context);
  const layout = createLayout({
    root,
    signal,
    isMobile: () => plugin.data('App.mobileMode') === true,
    isMinimized: () => getState().isMinimized,
  });
  const phone = attachPhone();
  const submission = createSubmission(context, {
    phone,
    attached: attachedData(values.userData, opening.userData),
    validate: (form, event) => validate(form, event, { siteForm, phone, prefilledNumber: toText(values.phonenumber) }),
    onBooked: (bookingId, form) => void savedBookings.keep(bookingId, form),
  });
  const isFilled = prefill(context.formElement(), values);
  if (typeof values.phonenumber === 'string' && values.phonenumber) phone?.prefill(values.phonenumber);
  let theme: string[] = [];
  let pristine = readForm(context.formElement());
  let pristineTime = getState().schedule.time;

  listen();
  showAppearance();
  renderer.refresh(getState());
  store.subscribe(onChange);
  mount();
  dispatch({
    type: 'opened',
    proactive: toBoolean(opening.proactive, false),
    prefilled: isFilled || typeof wanted === 'number',
    autoSubmitted: toBoolean(values.autoSubmit, false),
  });
  begin();

  function attachPhone(): PhoneField | undefined {
    if (!options.countryCodes || !find('[name=phonenumber]:not([type=hidden])')) return undefined;
    return attachPhoneField(root, {
      load: () => features.phone(),
      language: widget.texts().language,
      texts: readPhoneTexts(widget.texts()),
      signal: widget.signal,
    });
  }

  function listen(): void {
    listenToWindow(context, {
      // The visitor's wish goes over the bus, so that hooks see it.
      requestClose: () => void plugin.command('Callback.close'),
      close,
      toggleMinimized: () => minimize(),
      submit: (event, time) => void submission.submit(event, time),
      retry: submission.retry,
      stopWaiting: submission.stopWaiting,
      openPicker: () => schedule.openPicker(),
      changeChoice,
      closePicker: schedule.closePicker,
      isModal: layout.isSheet,
    });
    siteForm?.follow(context);
    addEventListener('online', () => dispatch({ type: 'wentOnline' }), { signal });
    addEventListener('offline', () => dispatch({ type: 'wentOffline' }), { signal });
  }

  /** A time that was chosen before counts again; without one the slot picker opens. */
  function changeChoice(): void {
    const choiceBefore = getState().schedule.choice;
    const choice = readChoice(root) ?? choiceBefore;
    dispatch({ type: 'choiceChanged', choice });
    if (choice === 'scheduled' && getState().schedule.time === undefined) schedule.openPicker(choiceBefore);
  }

  function mount(): void {
    root.classList.toggle('cx-embedded', widget.container !== document.body);
    // last, because what is in the page is laid out when something asks
    adoptCommonStyles(document, widget.signal);
    adoptStyles(document, 'callback', css, widget.signal);
    widget.container.append(root);
    layout.update();
    watchLayers();
  }

  /** The page may take a layer away itself. */
  function watchLayers(): void {
    const layers = find('.cx-callback-layers');
    if (!layers) return;
    const observer = new MutationObserver(() => {
      for (const layer of ['static', 'dynamic'] as const) {
        const overlay = getState().overlays[layer];
        if (overlay && !layers.querySelector(`.cx-overlay.cx-${layer}:not(.cx-callback-dialogs)`)) {
          dispatch({ type: 'overlayHidden', layer });
        }
      }
    });
    observer.observe(layers, { childList: true });
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** The form never waits for any of this. */
  function begin(): void {
    const { autoSubmitted } = getState().metadata;
    if (!autoSubmitted) void savedBookings.show(toText(opening.id));
    setTimeout(() => {
      if (signal.aborted) return;
      // deferred to a later task: `focus()` forces a layout
      focusFirst();
      void waitPolling.refresh();
      void schedule.loadOffice();
    });
    if (autoSubmitted) void submission.submit(new Event('submit'));
  }

  function focusFirst(): void {
    if (root.contains(document.activeElement)) return;
    const fields = focusablesOf(context.formElement()).filter((part) => part.matches('input, select, textarea'));
    const first = layout.isSheet() ? root : fields[0];
    (first ?? root).focus();
  }

  /** The only place that publishes events of the window. */
  function onChange(state: CallbackState, previous: CallbackState): void {
    const isClosing = state.screen === 'closed' && previous.screen !== 'closed';
    try {
      if (isClosing) tearDown();
      else if (!signal.aborted) renderChange(state, previous);
    } catch (error) {
      reportUncaught(error);
    }
    const events = eventsBetween(previous, state);
    for (const event of events) {
      const metadata = metadataAt(event, events, state);
      plugin.publish(event, snapshot(metadata, timeOfEvent(event, metadata, Date.now())));
    }
  }

  function renderChange(state: CallbackState, previous: CallbackState): void {
    renderer.render(state, previous);
    if (state.isMinimized === previous.isMinimized) return;
    localise(root, widget.texts());
    renderer.render(state);
    layout.update();
  }

  function tearDown(): void {
    const hadFocus = hasFocus(root);
    closing.abort();
    phone?.destroy();
    schedule.closePicker();
    for (const island of root.querySelectorAll('.cx-callback-progress, .cx-callback-dialogs')) clearIsland(island);
    root.remove();
    onClosed();
    if (hadFocus && returnFocusTo instanceof HTMLElement) returnFocusTo.focus();
  }

  function hasInput(): boolean {
    const isTyped = Object.entries(readForm(context.formElement())).some(([name, value]) => {
      if (name === 'phonenumber' && phone?.isEmpty(String(value))) return false;
      return value !== false && value !== (pristine[name] ?? '');
    });
    return isTyped || getState().schedule.time !== pristineTime;
  }

  function close(): void {
    dispatch({ type: 'closed' });
  }

  function minimize(isWanted = !getState().isMinimized): void {
    dispatch({ type: isWanted ? 'minimized' : 'restored' });
  }

  function showAppearance(): void {
    const texts = widget.texts();
    root.classList.remove(...theme);
    theme = themeClasses(plugin);
    root.classList.add(...theme);
    setLanguage(root, texts.language);
    layout.update();
  }

  async function contentOf(html: unknown): Promise<Node> {
    const content: unknown = isRecord(html) && !(html instanceof Node) ? html[0] : html;
    if (content instanceof Node) return content;
    const { siteHtml } = await features.customForm();
    return siteHtml(String(content ?? ''));
  }

  return {
    root,
    schedule,
    waitPolling,
    close,
    minimize,
    requestClose() {
      dispatch({ type: 'closeRequested', isDirty: hasInput(), mustConfirm: widget.options().confirmClose });
      return getState().screen === 'closed';
    },
    async showOverlay({ html: given, hideFooter, static: isStatic, mode }) {
      const content = await contentOf(given);
      if (signal.aborted) return;
      dispatch({
        type: 'overlayShown',
        layer: toBoolean(isStatic, false) ? 'static' : 'dynamic',
        overlay: { content, hideFooter: toBoolean(hideFooter, false), mode: toText(mode) },
      });
    },
    hideOverlay(isStatic) {
      const layer = isStatic ? 'static' : 'dynamic';
      const isSiteLayer = getState().overlays[layer] !== undefined;
      if (isStatic && !isSiteLayer) dispatch({ type: 'dialogDismissed' });
      else dispatch({ type: 'overlayHidden', layer });
    },
    reset() {
      const form = context.formElement();
      // Not `form.reset()`: an input of that name would hide the method.
      if (form instanceof HTMLFormElement) HTMLFormElement.prototype.reset.call(form);
      clearErrors(root);
      dispatch({ type: 'formReset' });
      renderer.render(getState());
      pristine = readForm(form);
      pristineTime = undefined;
    },
    refresh() {
      showAppearance();
      renderer.refresh(getState());
      dispatch({ type: 'appearanceChanged' });
      for (const run of appearanceListeners) run();
      phone?.setLanguage(widget.texts().language, readPhoneTexts(widget.texts()));
    },
  };
}
