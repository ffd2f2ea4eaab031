import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import type { ApiVersion, Connection } from '../configuration/connection.js';
import type { DemoService } from '../server/services.js';
import { Choice } from './Choice.js';

/** What the languages of the demo's pack are called. */
const languages = [
  { value: 'en', label: 'English', lang: 'en' },
  { value: 'de', label: 'Deutsch', lang: 'de' },
  { value: 'ar', label: 'العربية', lang: 'ar' },
] as const;

export interface SettingsPanelProps {
  connection: Connection;
  services: readonly DemoService[];
  theme: string;
  language: string;
  /** Restarts the widget. */
  onConnection(connection: Connection): void;
  onTheme(theme: string): void;
  onLanguage(language: string): void;
}

/** What a site would write into its configuration, as switches. */
export function SettingsPanel(props: SettingsPanelProps) {
  const { connection, services, onConnection } = props;
  const [theme, setTheme] = useState(props.theme);
  const [language, setLanguage] = useState(props.language);
  return html`
    <${Choice} legend="Server API" name="api" value=${connection.apiVersion}
      options=${[{ value: 'v1', label: 'v1', hint: 'GMS' }, { value: 'v3', label: 'v3', hint: 'Engagement' }]}
      onChange=${(apiVersion: ApiVersion) => onConnection({ ...connection, apiVersion })} />
    <${Choice} legend="Service" name="service" isWordy value=${connection.service}
      options=${services.map(({ name, label, hours }) => ({ value: name, label, hint: hours }))}
      onChange=${(service: string) => onConnection({ ...connection, service })} />
    <${Choice} legend="Theme" name="theme" value=${theme}
      options=${[
        { value: 'auto', label: 'Auto' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
      onChange=${(value: string) => {
        setTheme(value);
        props.onTheme(value);
      }} />
    <${Choice} legend="Language of the widget" name="language" value=${language} options=${languages}
      onChange=${(value: string) => {
        setLanguage(value);
        props.onLanguage(value);
      }} />
    <p class="note">Theme and language change at once, over the bus. Another API or service restarts the page; the queue stays.</p>
  `;
}
