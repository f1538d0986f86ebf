import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configReference } from '../server/config/reference.ts';
import { ROOT } from './tidy/scan.ts';

// `npm run docs`: writes the pages of docs/reference that are generated from the sources. The
// server's tests say when one of them is out of date.

const PAGES: Readonly<Record<string, () => string>> = {
  'docs/reference/config.md': configReference,
};

for (const [path, write] of Object.entries(PAGES)) {
  const target = join(ROOT, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, write());
  console.log(path);
}
