import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationTables } from './configurationDocuments.js';

/** Writes `docs/configuration.md` from the schema of the configuration (`npm run docs:configuration`). */
const folder = join(import.meta.dirname, '../docs');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'configuration.md'), configurationTables());
