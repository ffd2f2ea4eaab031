import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import type { WidgetsConfiguration } from '../../src/config/index.js';
import { embedCode } from './embedCode.js';
import { type ConfigurationError, parseConfiguration } from './parseConfiguration.js';

export interface ConfigurationEditorProps {
  /** What the editor starts with: a draft that was left, or the configuration in force. */
  text: string;
  /** Keeps what is being written, so that nothing is lost by a restart. */
  onDraft(text: string): void;
  /** Restarts the widget with it. */
  onApply(configuration: WidgetsConfiguration): void;
  /** Restarts the widget with the configuration of a first visit. */
  onReset(): void;
}

/** `window._genesys.widgets` as JSON. What cannot be read stays in the editor and is pointed at. */
export function ConfigurationEditor({ text, onDraft, onApply, onReset }: ConfigurationEditorProps) {
  const editor = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(text);
  const [error, setError] = useState<ConfigurationError | null>(null);
  const [embedded, setEmbedded] = useState<WidgetsConfiguration | null>(null);

  const read = (use: (configuration: WidgetsConfiguration) => void) => {
    const result = parseConfiguration(draft);
    if (!('error' in result)) {
      setError(null);
      use(result.configuration);
      return;
    }
    setError(result.error);
    const { position } = result.error;
    editor.current?.focus();
    if (position !== undefined) editor.current?.setSelectionRange(position, position + 1);
  };

  return html`
    <p class="note" id="configuration-hint">
      What a site puts into <code>window._genesys.widgets</code>. Options that a site writes as functions (hooks, validation) do
      not fit into JSON.
    </p>
    <label class="visually-hidden" for="configuration">Configuration as JSON</label>
    <textarea id="configuration" ref=${editor} rows="18" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off"
      aria-invalid=${error !== null} aria-describedby="configuration-hint configuration-error"
      value=${draft}
      onInput=${({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => {
        setDraft(currentTarget.value);
        setError(null);
        onDraft(currentTarget.value);
      }}></textarea>
    <p class="problem" id="configuration-error" role="alert">${error?.message}</p>
    <div class="bar">
      <button type="button" class="tool tool-primary" onClick=${() => read(onApply)}>Apply and restart</button>
      <button type="button" class="tool" aria-expanded=${embedded !== null}
        onClick=${() => (embedded ? setEmbedded(null) : read(setEmbedded))}>Embed code</button>
      <button type="button" class="tool" onClick=${onReset}>Start over</button>
    </div>
    ${embedded && html`<${EmbedCode} configuration=${embedded} />`}
  `;
}

function EmbedCode({ configuration }: { configuration: WidgetsConfiguration }) {
  const { lazy, allInOne } = embedCode(configuration);
  return html`
    <${Snippet} title="Files on demand" code=${lazy} />
    <${Snippet} title="Everything in one file" code=${allInOne} />
  `;
}

function Snippet({ title, code }: { title: string; code: string }) {
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setOutcome('Copied');
    } catch {
      setOutcome('Not allowed – select it below');
    }
  };
  return html`
    <figure class="snippet">
      <figcaption>
        <span>${title}</span>
        <span class="outcome" role="status">${outcome}</span>
        <button type="button" class="tool" onClick=${copy} aria-label=${`Copy the embed code: ${title}`}>Copy</button>
      </figcaption>
      <pre tabindex="0">${code}</pre>
    </figure>
  `;
}
