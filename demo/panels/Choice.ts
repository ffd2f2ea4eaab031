import { html } from 'htm/preact';

interface ChoiceProps<Value extends string> {
  legend: string;
  /** Of the radio group; unique on the page. */
  name: string;
  value: string;
  options: ReadonlyArray<{ value: Value; label: string; hint?: string; lang?: string }>;
  onChange(value: Value): void;
  /** The options have long hints and need more room. */
  isWordy?: boolean;
}

/** One of a few, as a row of buttons: a group of radios, so that the arrow keys work as they should. */
export function Choice<Value extends string>({ legend, name, value, options, onChange, isWordy }: ChoiceProps<Value>) {
  return html`
    <fieldset class="choice">
      <legend>${legend}</legend>
      <div class=${`choice-options ${isWordy ? 'choice-wordy' : ''}`}>
        ${options.map(
          (option) => html`
            <label key=${option.value} class="choice-option">
              <input type="radio" name=${name} value=${option.value} checked=${option.value === value}
                onChange=${() => onChange(option.value)} />
              <span lang=${option.lang}>${option.label}${option.hint && html`<small>${option.hint}</small>`}</span>
            </label>
          `,
        )}
      </div>
    </fieldset>
  `;
}
