import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PURE_PACKAGES } from './layers.ts';
import { finding, ROOT, sourceFiles, targetOf } from './scan.ts';
import { lineAt } from './source-text.ts';

const pure = sourceFiles().filter(
  ({ path, isForTests }) =>
    !isForTests &&
    (/^[a-z-]+\/core\//.test(path) || /^kernel\/(?:values|history|chance)\//.test(path)),
);

const BANNED: readonly { readonly words: RegExp; readonly remedy: string }[] = [
  {
    words:
      /(?<![.\w$])(?:async|await|Promise|setTimeout|setInterval|setImmediate|queueMicrotask)\b/g,
    remedy: 'a core never waits; return a decision and let app/ wait.',
  },
  {
    words: /(?<![.\w$])(?:Date|Intl|performance|Temporal)\b/g,
    remedy: 'time arrives as an argument, stamped by the caller (`now`).',
  },
  {
    words: /\bMath\.random\b|(?<![.\w$])crypto\b/g,
    remedy: 'ids and chance arrive as arguments or are numbered from the state.',
  },
  {
    words: /(?<![.\w$])(?:console|process|globalThis|fetch|URL|Buffer)\b(?!\s*:)/g,
    remedy: 'a core knows nothing around it; its facts are the log, its input is checked outside.',
  },
  {
    words: /\.(?:localeCompare|toLocale\w+)\b/g,
    remedy: 'order must not depend on the machine; compare with < and end with the id.',
  },
];

test('there are cores to check', () => {
  expect(pure.length).toBeGreaterThan(10);
});

test('no core waits, reads a clock, draws chance or touches the process', () => {
  const found = pure.flatMap(({ path, source: { codeOnly } }) =>
    BANNED.flatMap(({ words, remedy }) =>
      [...codeOnly.matchAll(words)].map((match) =>
        finding(path, lineAt(codeOnly, match.index), `uses ${match[0]}: ${remedy}`),
      ),
    ),
  );
  expect(found).toEqual([]);
});

test('no core imports packages, except a few that are as pure as itself', () => {
  const found = pure.flatMap((file) =>
    file.imports.flatMap(({ specifier, line, isTypeOnly }) => {
      const target = targetOf(file, specifier);
      if (target.kind === 'file') return [];
      if (target.kind === 'package' && Object.hasOwn(PURE_PACKAGES, target.name)) return [];
      const isKernel = target.kind === 'workspace' && target.workspace === 'kernel';
      if (isKernel && /^(?:values|history|chance)$/.test(target.subpath)) return [];
      // The protocol's schemas bring a library with them; its types bring nothing.
      if (target.kind === 'workspace' && target.workspace === 'protocol' && isTypeOnly) return [];
      const remedy = 'a core knows kernel values and history, and types of the protocol.';
      return [finding(file.path, line, `imports ${specifier}: ${remedy}`)];
    }),
  );
  expect(found).toEqual([]);
});

test('every core compiles without the libraries of Node and browsers', () => {
  const tsc = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
      '--noEmit',
      '-p',
      join(ROOT, 'tools', 'tidy', 'tsconfig.core.json'),
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(tsc.stdout).toBe('');
  expect(tsc.stderr).toBe('');
  expect(tsc.status).toBe(0);
});
