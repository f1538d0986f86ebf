import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

// Everything in this folder runs on the Node that is on the machine, 20 or newer, before anything
// is installed: plain JavaScript, no packages.

/** The top folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Full output of the steps below; the screen gets one line each. */
export const logFolder = join(root, '.cache', 'logs');
