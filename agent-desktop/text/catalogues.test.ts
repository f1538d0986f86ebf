import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Line {
  readonly source: string;
  readonly translation: string;
}

function linesOf(locale: string): readonly Line[] {
  const text = readFileSync(join(import.meta.dirname, `${locale}.po`), 'utf8');
  return [...text.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)].map(([, source, translation]) => ({
    source: source ?? '',
    translation: translation ?? '',
  }));
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+(?=[,}])/g) ?? [])].toSorted();

describe.each(['de', 'en'])('the %s catalogue', (locale) => {
  const lines = linesOf(locale);

  test('has words for everything', () => {
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.filter(({ translation }) => translation === '')).toEqual([]);
  });

  test('keeps every placeholder', () => {
    const broken = lines.filter(
      ({ source, translation }) => placeholders(source).join() !== placeholders(translation).join(),
    );
    expect(broken).toEqual([]);
  });
});

test('the catalogues know every text in the source', () => {
  const bin = join(import.meta.dirname, '../../node_modules/.bin/lingui');
  const folder = join(import.meta.dirname, '..');
  expect(() => execFileSync(bin, ['check', 'sync'], { cwd: folder, stdio: 'pipe' })).not.toThrow();
}, 60_000);
