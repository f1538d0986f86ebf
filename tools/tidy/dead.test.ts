import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { finding, manifestOf, pathsBelow, readText, ROOT, sourceFiles, targetOf } from './scan.ts';

const workspaces = manifestOf('').workspaces ?? [];
const paths = new Set(sourceFiles().map(({ path }) => path));

/** Started by people, scripts or tools rather than imported. */
function isStartedByItself(path: string): boolean {
  return (
    /\.(?:test|bench|e2e|sim)\.tsx?$/.test(path) ||
    /(?:^|\/)[a-z-]+\.config\.ts$/.test(path) ||
    path.endsWith('.d.ts') ||
    path === 'server/main.ts'
  );
}

/** Files that package.json names, in exports or scripts. */
function namedByManifests(): string[] {
  return ['', ...workspaces].flatMap((workspace) => {
    const { exports = {}, scripts = {} } = manifestOf(workspace);
    const words = Object.values(scripts).flatMap((script) => script.split(/\s+/));
    return [...Object.values(exports), ...words].map((path) => posix.join(workspace, path));
  });
}

/** Files that pages load and files named in strings: workers, set-up files, build entries. */
function namedInText(): string[] {
  const pages = pathsBelow().filter((path) => path.endsWith('.html'));
  const loaded = pages.flatMap((path) =>
    [...readText(path).matchAll(/src="([^"]+)"/g)].map((match) =>
      posix.join(posix.dirname(path), (match[1] ?? '').replace(/^\//, './')),
    ),
  );
  const quoted = sourceFiles().flatMap(({ path, source }) =>
    [
      ...source.withoutComments.matchAll(/(['"`])((?:\.{1,2}\/)?[\w./-]+\.(?:ts|tsx|mjs))\1/g),
    ].flatMap((match) => {
      const named = match[2] ?? '';
      return [named, posix.join(posix.dirname(path), named)].map((each) => posix.normalize(each));
    }),
  );
  return [...loaded, ...quoted];
}

function importedBy(isCounted: (path: string) => boolean): Set<string> {
  return new Set(
    sourceFiles()
      .filter(({ path }) => isCounted(path))
      .flatMap((file) => file.imports.map(({ specifier }) => targetOf(file, specifier)))
      .flatMap((target) => {
        if (target.kind === 'file') return [target.path];
        if (target.kind !== 'workspace') return [];
        const { exports = {} } = existsSync(join(ROOT, target.workspace, 'package.json'))
          ? manifestOf(target.workspace)
          : {};
        return Object.entries(exports)
          .filter(([key]) => key.includes('*'))
          .map(([key, value]) => [key.slice(2, -1), value.slice(2, -1)] as const)
          .filter(([prefix]) => target.subpath.startsWith(prefix))
          .map(([prefix, folder]) =>
            posix.join(target.workspace, folder, target.subpath.slice(prefix.length)),
          );
      }),
  );
}

test('every file is used by something that is not its own test', () => {
  const named = new Set([...namedByManifests(), ...namedInText()]);
  const testFiles = new Set(
    sourceFiles()
      .filter(({ isForTests }) => isForTests)
      .map(({ path }) => path),
  );
  const byAll = importedBy(() => true);
  const byProduct = importedBy((path) => !testFiles.has(path));
  const found = [...paths]
    .filter((path) => !isStartedByItself(path) && !named.has(path))
    .filter((path) => !(testFiles.has(path) ? byAll : byProduct).has(path))
    .map((path) => finding(path, 1, 'is imported by nothing but tests: use it or remove it.'));
  expect(found).toEqual([]);
});

test('what package.json exports is there', () => {
  const found = workspaces.flatMap((workspace) =>
    Object.entries(manifestOf(workspace).exports ?? {})
      .filter(([, path]) => !existsSync(join(ROOT, workspace, path.replace(/\*.*$/, ''))))
      .map(([key, path]) => `${workspace}/package.json exports "${key}" as ${path}: no such file`),
  );
  expect(found).toEqual([]);
});
