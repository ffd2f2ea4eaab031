import { type ContractSource, type ContractStage, contract } from '../src/CallbackWidget/dom/contract.js';

/** The text of `docs/dom-contract.md`, from the table in `src/CallbackWidget/dom/contract.ts`. */

const stages: Record<ContractStage, string> = {
  open: 'From `Callback.opened` on',
  choice: 'From `Callback.opened` on, if both kinds of call are offered',
  timeOnly: 'From `Callback.opened` on, with `immediateCallback: false`',
  countryCodes: 'From `Callback.opened` on, with the list of countries',
  minimized: 'While the window is minimised',
  closing: 'While the widget asks before input is lost',
  booked: 'From `CallbackService.scheduled` on',
  mobile: 'In mobile mode',
};

const sources: Record<ContractSource, string> = {
  manual: 'the manual of the product that this one replaces',
  sites: 'in use on sites',
  own: 'this project',
};

const introduction = `# DOM contract

<!-- Written by \`npm run docs:dom-contract\` from \`src/CallbackWidget/dom/contract.ts\`. Change the texts there. -->

What style sheets and scripts of pages may rely on. Selectors that are not listed here may change with any version.

The window has three kinds of ground:

| ground | what | who may change it |
| --- | --- | --- |
| shared | the window, title bar, body, footer, the form with its fields, labels and buttons; the confirmation once it is shown | the widget and your scripts. It is rendered once; you may clone, move, overwrite or remove any of it. Values are read, and states written, by selector, in what is there at that moment. What you take away stays away |
| the widget's own | dialogs, progress, what can be done with a booking, country list, slot picker | the widget. It is drawn again at each change; what you add or take away there is undone then |
| the page's | overlays of \`Callback.showOverlay\`, wrappers and labels of your own, everything you add | you; the widget never touches it |

Classes of your own on the window stay. The time that is chosen stands in \`data-instant\` of \`.cx-schedule\` as ISO 8601 UTC, empty if there is none.
`;

/** In the order of `stages`. */
export function domContractTables(): string {
  const parts = Object.values(contract);
  const sections = Object.entries(stages).flatMap(([stage, title]) => {
    const rows = parts
      .filter(({ when }) => when === stage)
      .map(({ selector, meaning, since }) => `| \`${selector}\` | ${meaning} | ${sources[since]} |`);
    if (!rows.length) return [];
    return [
      [`## ${title}`, '', '| selector | what it is | promised by |', '| --- | --- | --- |', ...rows, ''].join('\n'),
    ];
  });
  return [introduction, ...sections].join('\n');
}
