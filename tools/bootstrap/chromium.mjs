import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runLogged, showStep, StepFailure } from './progress.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders, '/usr/bin', '/snap/bin'].flatMap((folder) =>
    NAMES.map((name) => join(folder, name)),
  );
}

function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new StepFailure(`CHROMIUM_PATH names ${given}, which does not exist.`);
  }
  return usualPlaces().find((path) => existsSync(path));
}

/**
 * The browser for end-to-end tests. Where there is none, Debian's is installed if this process
 * may do that; otherwise the failure says how to get one.
 *
 * @returns {Promise<string>} path of the program
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const isRoot = process.getuid?.() === 0;
  if (process.platform === 'linux' && isRoot && existsSync('/usr/bin/apt-get')) {
    const step = showStep('Installing Chromium with apt-get');
    try {
      await installFromDebian();
    } catch (error) {
      step.fail();
      throw error;
    }
    step.done();
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new StepFailure(
    'The browser tests need Chromium or Chrome, and none was found.\n' +
      'Install one (Debian and Ubuntu: sudo apt-get install chromium; macOS: brew install ' +
      'chromium),\nor name its program: CHROMIUM_PATH=/path/to/chrome npm test',
  );
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runLogged('apt-update', 'apt-get', ['update'], { env });
  const packages = ['chromium', 'fonts-dejavu-core'];
  const args = ['install', '-y', '--no-install-recommends', ...packages];
  await runLogged('apt-install', 'apt-get', args, { env });
}
