import type { Bus } from '../../bus/index.js';
import { toRecord, toText } from '../../config/index.js';
import { type Elements, nodesOf } from './elements.js';
import { icon, iconElements } from './icons.js';

/** `Common.Generate`: windows, button groups and icons in the widget's own looks. They do nothing until page code wires them. */
export function createGenerate(bus: Bus, { element, button, text, wrap }: Elements) {
  function buttonGroup(options: unknown): HTMLElement {
    const { type, primary, secondary } = toRecord(options);
    const isBinary = toText(type).toLowerCase() === 'binary';
    const group = element('div', `cx-common cx-button-group cx-buttons-${isBinary ? 'binary' : 'default'}`);
    if (isBinary) group.append(button('cx-btn cx-btn-default', toText(secondary)));
    group.append(button('cx-btn cx-btn-primary', toText(primary)));
    return group;
  }

  function windowControls(controls: unknown): HTMLElement {
    const bar = element('div', 'cx-buttons-window-control');
    const add = (name: string, key: 'Minimize' | 'Close') => {
      const control = button(`cx-button-${name}`, '');
      control.append(...iconElements(name));
      control.setAttribute('aria-label', text(key));
      bar.append(control);
    };
    const wanted = controls === true ? 'all' : toText(controls).toLowerCase();
    if (/all|minimi[sz]e/.test(wanted)) add('minimize', 'Minimize');
    if (/all|close/.test(wanted)) add('close', 'Close');
    return bar;
  }

  return {
    /**
     * A window.
     * @param options `type` `generic` (default) or `overlay`, `title` (text), `body` (HTML, node or jQuery object), `icon` (name),
     *   `controls` `close`, `minimize` or `all`, `buttons` (as for `Buttons`), `classes`
     */
    Container(options?: unknown): unknown {
      const { type, title, body, icon: iconName, controls, buttons, classes } = toRecord(options);
      const theme = toText(bus.data('App.themeClass'));
      const layout = bus.data('App.mobileMode') ? 'cx-mobile' : 'cx-desktop';
      const kind = toText(type, 'generic').toLowerCase();
      const all = [
        'cx-widget cx-common cx-common-container',
        `cx-container-${kind}`,
        theme,
        layout,
        [classes].flat().join(' '),
      ];
      const titleText = toText(title);
      const container = element(
        'div',
        all.filter(Boolean).join(' '),
        element(
          'div',
          'cx-titlebar',
          element('div', 'cx-icon', ...iconElements(iconName)),
          element('div', 'cx-title', titleText),
          windowControls(controls),
        ),
        element('div', 'cx-body', ...nodesOf(body)),
        element('div', 'cx-footer', ...(buttons ? [buttonGroup(buttons)] : [])),
      );
      container.setAttribute('role', 'dialog');
      if (titleText) container.setAttribute('aria-label', titleText);
      return wrap(container);
    },
    /** @param options `type` `binary` (both) or `unary`, texts `primary` and `secondary` */
    Buttons: (options?: unknown): unknown => wrap(buttonGroup(options)),
    Icon: icon,
  };
}
