import { isRecord, type WidgetsConfiguration } from '../../src/config/index.js';

/** Where the files and the callback server would be on somebody's own site. */
const filesAt = 'https://www.example.com/cx-callback/';
const serverAt = 'https://callback.example.com';

/** The two ways to put the widget with this configuration on a page: files on demand, or everything in one file. */
export function embedCode(configuration: WidgetsConfiguration): { lazy: string; allInOne: string } {
  const settings = `<script>
  window._genesys = {
    widgets: ${forScript(withServer(configuration))}
  };
</script>`;
  return {
    lazy: `${settings}
<script src="${filesAt}cxbus.min.js"
  onload="CXBus.configure({debug: false, pluginsPath: '${filesAt}plugins/'}); CXBus.loadPlugin('widgets-core');"></script>`,
    allInOne: `<link rel="stylesheet" href="${filesAt}widgets.min.css">
${settings}
<script src="${filesAt}widgets.min.js"></script>`,
  };
}

/** The demo's addresses lead to its own service worker; a site has a server. */
function withServer(configuration: WidgetsConfiguration): WidgetsConfiguration {
  const { callback } = configuration;
  if (!isRecord(callback) || typeof callback.dataURL !== 'string') return configuration;
  const dataURL = callback.dataURL.replace(/^\/(?!\/)/, `${serverAt}/`);
  return { ...configuration, callback: { ...callback, dataURL } };
}

/** JSON inside a script element: `</script>` in a text must not end it. */
function forScript(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('<', '\\u003c').replaceAll('\n', '\n    ');
}
