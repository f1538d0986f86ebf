import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWhatIsStale } from './bootstrap/build.mjs';
import { ensureInstalled } from './bootstrap/install.mjs';
import { node24, node24Environment } from './bootstrap/node24.mjs';
import { root } from './bootstrap/paths.mjs';
import { explainAndExit } from './bootstrap/progress.mjs';

// `npm start`: from a fresh clone to a running server. Runs on the Node of the machine.

try {
  await ensureInstalled();
  await buildWhatIsStale();
} catch (error) {
  explainAndExit(error);
}

const nodeOptions = ['--disable-warning=ExperimentalWarning'];
const programAndArgs = [join(root, 'server', 'main.ts'), ...process.argv.slice(2)];

if (process.execve !== undefined && process.platform !== 'win32') {
  // This process becomes the server: no parent that costs memory or stands between signals.
  const watch = ['--import', new URL('bootstrap/stop-with-npm.mjs', import.meta.url).href];
  process.execve(
    node24,
    [node24, ...nodeOptions, ...watch, ...programAndArgs],
    definedOnly(node24Environment()),
  );
}
await import('./bootstrap/stop-with-npm.mjs');
superviseServer();

function definedOnly(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}

/** Where a process cannot replace itself, it hands signals on and ends as the server ends. */
function superviseServer() {
  const server = spawn(node24, [...nodeOptions, ...programAndArgs], {
    stdio: 'inherit',
    env: node24Environment(),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both of us; a second one would ask the server to hurry.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      server.kill(signal);
    });
  }
  server.on('error', explainAndExit);
  server.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
