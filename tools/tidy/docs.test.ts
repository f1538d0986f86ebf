import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { CAPABILITIES } from './layers.ts';
import { finding, manifestOf, pathsBelow, readText, ROOT } from './scan.ts';
import { lineAt } from './source-text.ts';

const pages = pathsBelow().filter((path) => path.endsWith('.md'));

/** The scripts of a workspace, '' for the root's. */
function scriptsOf(workspace: string): string[] {
  return Object.keys(manifestOf(workspace).scripts ?? {});
}

/** Headings as their links name them: lower case, without punctuation, spaces as hyphens. */
function anchorsOf(path: string): Set<string> {
  return new Set(
    [...readText(path).matchAll(/^#+\s+(.+)$/gm)].map((match) =>
      (match[1] ?? '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test('links inside the repository lead somewhere', () => {
  const found = pages.flatMap((path) => {
    const text = readText(path);
    return [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]*))?\)/g)].flatMap(
      (match) => {
        const [, linked = '', anchor] = match;
        const target = linked === '' ? path : posix.join(posix.dirname(path), linked);
        const line = lineAt(text, match.index);
        if (!existsSync(join(ROOT, target)))
          return [finding(path, line, `no such file: ${linked}`)];
        if (anchor === undefined || !target.endsWith('.md')) return [];
        if (anchorsOf(target).has(anchor)) return [];
        return [finding(path, line, `no heading #${anchor} in ${target}`)];
      },
    );
  });
  expect(found).toEqual([]);
});

test('commands named in the documents exist', () => {
  const command = /\bnpm (?:run (?:-s )?([a-z][\w:-]*)|(start|test)\b)(?: -w ([a-z-]+))?/g;
  const found = pages.flatMap((path) => {
    const text = readText(path);
    return [...text.matchAll(command)]
      .filter(([, run, short, workspace]) => {
        return !scriptsOf(workspace ?? '').includes(run ?? short ?? '');
      })
      .map((match) =>
        finding(path, lineAt(text, match.index), `\`${match[0]}\` is no script of package.json.`),
      );
  });
  expect(found).toEqual([]);
});

test('every capability explains itself', () => {
  const missing = CAPABILITIES.filter((name) => !existsSync(join(ROOT, name, 'README.md')));
  expect(missing, 'write one page: purpose, nouns, how to run its tests, decisions').toEqual([]);
});
