import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { domContractTables } from './domContractDocument.js';

/** Writes `docs/dom-contract.md` (`npm run docs:dom-contract`). */
writeFileSync(join(import.meta.dirname, '../docs/dom-contract.md'), domContractTables());
