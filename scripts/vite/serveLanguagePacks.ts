import type { Plugin } from 'vite';
import { readLanguagePacks } from '../writeLanguagePacks.js';

const packsPath = '/i18n/widgets.i18n.json';

/** Serves all our language packs in one file, for the demo to switch between, so that no copy of them lies in it. */
export function serveLanguagePacks(): Plugin {
  const packs = () => JSON.stringify(Object.fromEntries(readLanguagePacks()));
  return {
    name: 'serve-language-packs',
    configureServer(server) {
      server.middlewares.use(packsPath, (_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(packs());
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: packsPath.slice(1), source: packs() });
    },
  };
}
