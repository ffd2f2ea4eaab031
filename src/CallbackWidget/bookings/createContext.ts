import { toText } from '../../config/index.js';
import { visitorZone, zoneOffsetMinutes } from '../../time/index.js';
import { adoptStyles, styleRootOf } from '../../ui/adoptStyles.js';
import type { WindowContext } from '../context.js';
import { readEwt } from '../schedule/ewt.js';
import { askCaptcha } from '../submission/captcha.js';
import { explainRefusal } from '../submission/errorText.js';
import { readDisplay, showInstant } from '../timeDisplay.js';
import { readMoves } from './bookingRecord.js';
import css from './bookings.css?inline';
import type { BookingsContext } from './bookingsContext.js';
import { openSavedBookings } from './savedBookings.js';

/** Binds what managing bookings needs to the open window, and brings the styles along. */
export function createContext(window: WindowContext): BookingsContext {
  const { widget, root, signal } = window;
  const { plugin, config, office } = widget;
  const { dataURL, serviceName } = config.callback ?? {};
  const canDo = (name: string) => !!plugin.registry()[widget.options().servicePlugin]?.commands.includes(name);
  adoptStyles(styleRootOf(root), 'bookings', css, widget.signal);

  return {
    signal,
    saved: openSavedBookings(`${toText(dataURL)} ${toText(serviceName)}`),
    options() {
      const { remember, isV3, captchaParameter, ewt, scheduled } = widget.options();
      return {
        isRemembered: remember && canDo('query'),
        isV3,
        captchaParameter,
        pollingMs: readEwt(ewt).refreshMs,
        canPickTime: scheduled && plugin.registry().Calendar !== undefined,
      };
    },
    texts: widget.texts,
    canDo,
    async unfinishedMoves() {
      if (!canDo('unfinishedMoves')) return [];
      try {
        return readMoves(await plugin.command(`${widget.options().servicePlugin}.unfinishedMoves`));
      } catch {
        // what the widget remembers by itself is shown all the same
        return [];
      }
    },
    command: (name, data) => plugin.command(`${widget.options().servicePlugin}.${name}`, data),
    pickTime: window.pickTime,
    refreshTimes: window.refreshSlots,
    passCaptcha: (id) =>
      askCaptcha(widget, (container) => {
        const cards = [...root.querySelectorAll<HTMLElement>('.cx-booking-card')];
        const card = cards.find(({ dataset }) => dataset.booking === id);
        (card?.querySelector('.cx-booking-captcha') ?? root).append(container);
      }),
    explainRefusal(failure, wanted) {
      const { text, slot, proposals } = explainRefusal(widget, failure, wanted);
      return { text, isAboutTime: slot, proposals };
    },
    announce: window.announce,
    showTime: widget.showInstant,
    otherClocks(instant) {
      const display = readDisplay(widget);
      const shownOffset = zoneOffsetMinutes(instant, display.zone);
      const clocks = [
        { message: 'CallbackOfficeTime', zone: office.zone() },
        { message: 'CallbackYourTime', zone: visitorZone() },
      ];
      return clocks
        .filter(({ zone }) => zone !== '' && zoneOffsetMinutes(instant, zone) !== shownOffset)
        .map(({ message, zone }) => ({ message, time: showInstant(instant, { ...display, zone, foreign: true }) }));
    },
    slotMinutes: () => office.slotMinutes(),
  };
}
