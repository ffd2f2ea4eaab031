import { html } from 'htm/preact';
import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { toText, type WidgetsConfiguration } from '../../src/config/index.js';
import { ConfigurationEditor } from '../configuration/ConfigurationEditor.js';
import { type Connection, connectionOf, withConnection } from '../configuration/connection.js';
import { BusLogView } from '../log/BusLogView.js';
import type { BusLog } from '../log/busLog.js';
import { tabStorage } from '../page/tabStorage.js';
import type { DemoService } from '../server/services.js';
import type { Simulation } from '../server/simulation.js';
import { FaultPanel } from './FaultPanel.js';
import { Operator } from './Operator.js';
import { SettingsPanel } from './SettingsPanel.js';

export interface ToolsProps {
  configuration: WidgetsConfiguration;
  services: readonly DemoService[];
  simulation: Simulation;
  log: BusLog;
  /** Keeps a configuration; `null`: that of a first visit. */
  keep(configuration: WidgetsConfiguration | null): void;
  restart(): void;
  setTheme(theme: string): void;
  setLanguage(language: string): void;
}

/** The developers' side of the page. */
export function Tools(props: ToolsProps) {
  const { services, simulation, log } = props;
  const [configuration, setConfiguration] = useState(props.configuration);
  const connection = connectionOf(configuration);
  const text = JSON.stringify(configuration, null, 2);
  const draft = tabStorage.read('draft');

  const keep = (next: WidgetsConfiguration) => {
    setConfiguration(next);
    props.keep(next);
  };
  const keepMain = (options: Record<string, string>) =>
    keep({ ...configuration, main: { ...configuration.main, ...options } });
  const restartWith = (next: WidgetsConfiguration | null) => {
    tabStorage.write('draft', null);
    props.keep(next);
    props.restart();
  };

  return html`
    <${Fragment}>
      <${Panel} id="settings" title="Widget and server">
        <${SettingsPanel} connection=${connection} services=${services}
          theme=${toText(configuration.main?.theme, 'dark')} language=${toText(configuration.main?.lang, 'en')}
          onConnection=${(next: Connection) => {
            props.keep(withConnection(configuration, next));
            props.restart();
          }}
          onTheme=${(theme: string) => {
            keepMain({ theme });
            props.setTheme(theme);
          }}
          onLanguage=${(lang: string) => {
            keepMain({ lang });
            props.setLanguage(lang);
          }} />
      <//>
      <${Panel} id="faults" title="Faults"><${FaultPanel} simulation=${simulation} /><//>
      <${Panel} id="operator" title="The operator’s view" isWide>
        <${Operator} simulation=${simulation} service=${connection.service} />
      <//>
      <${Panel} id="log" title="On the bus and on the wire"><${BusLogView} log=${log} /><//>
      <${Panel} id="editor" title="Configuration">
        <${ConfigurationEditor} key=${text} text=${draft ?? text}
          onDraft=${(written: string) => tabStorage.write('draft', written === text ? null : written)}
          onApply=${restartWith} onReset=${() => restartWith(null)} />
      <//>
    <//>
  `;
}

interface PanelProps {
  id: string;
  title: string;
  isWide?: boolean;
  children?: ComponentChildren;
}

function Panel({ id, title, isWide, children }: PanelProps) {
  return html`
    <section class=${`panel ${isWide ? 'panel-wide' : ''}`} aria-labelledby=${`${id}-heading`}>
      <h3 id=${`${id}-heading`}>${title}</h3>
      ${children}
    </section>
  `;
}
