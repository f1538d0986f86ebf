import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runLogged } from './progress.mjs';

/**
 * Runs npm with its output in a log file.
 *
 * Inside `npm start` the search path begins with our own `node_modules/.bin`, whose Node must not
 * run the npm that replaces it; so every such folder is taken out of the path.
 *
 * @param {string} logName
 * @param {string[]} args
 * @param {{ node?: string, cwd?: string }} about `node` runs npm; the one npm came with otherwise
 */
export function runNpm(logName, args, { node, cwd } = {}) {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const ownNode = process.env.npm_node_execpath ?? process.execPath;
  const runner = node ?? (ownNode.includes('node_modules') ? 'node' : ownNode);
  const elsewhere = (process.env[pathName] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  const first = runner === 'node' ? [] : [dirname(runner)];
  const options = {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, [pathName]: [...first, ...elsewhere].join(delimiter) },
  };
  const script = npmScript(ownNode);
  return script === undefined
    ? runLogged(logName, 'npm', args, { ...options, shell: process.platform === 'win32' })
    : runLogged(logName, runner, [script, ...args], options);
}

/** npm's own program, so that it can be run on a Node of our choice. */
function npmScript(ownNode) {
  const bin = dirname(ownNode);
  const places = [
    process.env.npm_execpath ?? '',
    join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return places.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
}
