import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap/paths.mjs';

// npm leaves an optional package of another platform out of package-lock.json when the registry at
// hand does not serve it, and `npm ci` then refuses the lock file everywhere. This writes the
// missing entries; their platform follows from their names. Run by `npm run lock`.

const OS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const added = [];

for (const [place, about] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(about.optionalDependencies ?? {})) {
    const isLocked = [`${place}/node_modules/${name}`, `node_modules/${name}`].some(
      (candidate) => lock.packages[candidate] !== undefined,
    );
    if (isLocked || !/^\d/.test(version)) continue;
    const { cpu, libc, os } = platformOf(name);
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu,
      ...(about.dev === true ? { dev: true } : {}),
      ...(libc === undefined ? {} : { libc }),
      optional: true,
      os,
    };
    added.push(`${name}@${version}`);
  }
}

if (added.length > 0) {
  const [self, ...others] = Object.entries(lock.packages);
  const inOrder = others.toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries([self, ...inOrder]);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${added.length} packages of other platforms added to package-lock.json`);

function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = OS.find((word) => words.includes(word));
  const cpu = CPU.find((word) => words.includes(word));
  if (os === undefined || cpu === undefined) {
    throw new Error(`${name}: which platform is this for? Teach platformOf in ${import.meta.url}`);
  }
  const isMusl = words.some((word) => word.startsWith('musl'));
  const isGnu = words.some((word) => word.startsWith('gnu'));
  const libc = isMusl ? ['musl'] : isGnu ? ['glibc'] : undefined;
  return { cpu: [cpu], os: [os], libc };
}
