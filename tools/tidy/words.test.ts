import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { finding, pathsBelow, readText, sourceFiles } from './scan.ts';
import { lineAt } from './source-text.ts';

/** Words without meaning of their own, or with another one here; docs/glossary.md has ours. */
const BANNED_WORDS: Readonly<Record<string, string>> = {
  util: 'name the file for what it does',
  utils: 'name the file for what it does',
  helper: 'name what it does',
  helpers: 'name what it does (people who help are experts)',
  manager: 'name the role it plays',
  misc: 'name what it holds',
  impl: 'name the technology: RedisLease, not LeaseImpl',
  ticket: 'say interaction',
  tickets: 'say interactions',
  bot: 'say virtual agent',
  rona: 'say missed offer',
};

const DECLARED =
  /(?<![.\w$])(?:const|let|function\*?|class|interface|type)\s+([A-Za-z_$][\w$]*)(?=\s*[=(<:{]|\s+extends)/g;

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase());
}

function objections(name: string): string[] {
  return wordsOf(name)
    .filter((word) => Object.hasOwn(BANNED_WORDS, word))
    .map((word) => `"${word}" in ${name}: ${BANNED_WORDS[word]}.`);
}

test('names use the words of the trade', () => {
  const found = sourceFiles().flatMap(({ path, source: { codeOnly } }) => [
    ...objections(posix.basename(path)).map((text) => finding(path, 1, text)),
    ...[...codeOnly.matchAll(DECLARED)].flatMap((match) =>
      objections(match[1] ?? '').map((text) => finding(path, lineAt(codeOnly, match.index), text)),
    ),
  ]);
  expect(found).toEqual([]);
});

test('interfaces are named for their role, without a letter in front', () => {
  const found = sourceFiles().flatMap(({ path, source: { codeOnly } }) =>
    [...codeOnly.matchAll(/\binterface\s+(I[A-Z][a-z]\w*)/g)].map((match) =>
      finding(path, lineAt(codeOnly, match.index), `${match[1]}: leave out the I.`),
    ),
  );
  expect(found).toEqual([]);
});

// The words below are put together so that this file does not contain what it looks for.
const UNFINISHED = new RegExp(`\\b(?:${['FIX', 'ME'].join('')}|${'X'.repeat(3)})\\b`);
const UNOWNED = new RegExp(`\\b${['TO', 'DO'].join('')}\\b(?!\\([a-z]+, )`);
const COMMENTED_CODE =
  /^\/\/\s*(?:(?:const|let|import|export|return|await|if|for|while)\b.*[;{]|[\w.$]+\(.*\);|\}.*)\s*$/;

test('comments explain; they hold no code and no unfinished business', () => {
  const found = sourceFiles().flatMap(({ path, source: { comments } }) =>
    comments.flatMap(({ line, text }) => {
      if (UNFINISHED.test(text))
        return [finding(path, line, 'finish it, or open an issue for it.')];
      if (UNOWNED.test(text)) return [finding(path, line, 'name an owner and a condition.')];
      if (COMMENTED_CODE.test(text)) return [finding(path, line, 'remove it; git remembers.')];
      return [];
    }),
  );
  expect(found).toEqual([]);
});

const MACHINE_WORDS = [
  ['/wo', 'rk/'],
  ['sha', 'red/facts'],
  ['sha', 'red/data'],
  ['design-', 'guide.md'],
  ['routing-', 'model.md'],
  ['registry.', 'npmjs'],
  ['/root', '/'],
  ['/home', '/'],
].map((parts) => parts.join(''));

test('nothing depends on the machine it was written on', () => {
  const text = /\.(?:ts|tsx|mjs|json|md|sql|html|css|yml|yaml|sh)$|^\.ci\//;
  const found = pathsBelow()
    .filter((path) => text.test(path) && path !== 'package-lock.json')
    .flatMap((path) => {
      const content = readText(path);
      return MACHINE_WORDS.filter((word) => content.includes(word)).map((word) =>
        finding(path, lineAt(content, content.indexOf(word)), `mentions ${word}: leave it out.`),
      );
    });
  expect(found).toEqual([]);
});
