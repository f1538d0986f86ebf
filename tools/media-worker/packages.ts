import { execFileSync, spawnSync } from 'node:child_process';

/** What the worker is built from on Debian and Ubuntu. */
const DEBIAN_PACKAGES = [
  'g++',
  'libuv1-dev',
  'libssl-dev',
  'libabsl-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
  'libsrtp2-dev',
  'libusrsctp-dev',
];

/** Preprocessing these says whether the libraries are here, whoever installed them. */
const PROBE = [
  'uv.h',
  'openssl/ssl.h',
  'absl/container/flat_hash_map.h',
  'flatbuffers/flatbuffers.h',
  'srtp2/srtp.h',
  'usrsctp.h',
]
  .map((header) => `#include <${header}>\n`)
  .join('');

/** Whether compiler and libraries are here; asks in a fraction of a second, installs nothing. */
export function canBuildWorker(): boolean {
  if (process.platform !== 'linux') return false;
  if (spawnSync('flatc', ['--version']).status !== 0) return false;
  const probe = spawnSync('g++', ['-std=c++20', '-x', 'c++', '-E', '-'], {
    input: PROBE,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return probe.status === 0;
}

export const installLine = `apt-get install -y ${DEBIAN_PACKAGES.join(' ')}`;

/** Installs what is missing where that can be done without asking: as root, with apt. */
export function installPackages(): boolean {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return false;
  console.log(`  ${installLine}`);
  const [program = '', ...args] = installLine.split(' ');
  const options = { stdio: ['ignore', 'ignore', 'inherit'] as const };
  try {
    execFileSync(program, ['update'], { ...options, stdio: [...options.stdio] });
    execFileSync(program, args, { ...options, stdio: [...options.stdio] });
  } catch {
    return false;
  }
  return canBuildWorker();
}
