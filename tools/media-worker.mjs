import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './bootstrap/install.mjs';
import { node24, node24Environment } from './bootstrap/node24.mjs';
import { root } from './bootstrap/paths.mjs';
import { explainAndExit } from './bootstrap/progress.mjs';

// `npm run media-worker`: from a fresh clone to a worker. Runs on the Node of the machine.

try {
  await ensureInstalled();
} catch (error) {
  explainAndExit(error);
}
const program = join(root, 'tools/media-worker/main.ts');
const { status } = spawnSync(node24, ['--disable-warning=ExperimentalWarning', program], {
  stdio: 'inherit',
  env: node24Environment(),
});
process.exitCode = status ?? 1;
