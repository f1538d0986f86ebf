import { describe, expect, test } from 'vitest';
import { importsOf } from './scan.ts';
import { readSource } from './source-text.ts';

describe('code, strings and comments are told apart', () => {
  test('a comment sign in a string is not a comment', () => {
    const { withoutComments, comments } = readSource(`const a = 'http://x'; // why\n`);
    expect(withoutComments.trimEnd()).toBe(`const a = 'http://x';`);
    expect(comments).toEqual([{ line: 1, text: '// why' }]);
  });

  test('strings and patterns are blank in the code, at equal length', () => {
    const text = `f('Date', /Date['"]/g, a / b);`;
    const { codeOnly } = readSource(text);
    expect(codeOnly).toHaveLength(text.length);
    expect(codeOnly).not.toContain('Date');
    expect(codeOnly).toContain('a / b');
  });

  test('code inside a template is code, also when nested', () => {
    const { codeOnly } = readSource('x = `a ${now({ b: `c ${later()}` })} d`; end()');
    expect(codeOnly).toMatch(/now\(/);
    expect(codeOnly).toMatch(/later\(/);
    expect(codeOnly).toMatch(/end\(\)$/);
    expect(codeOnly).not.toMatch(/[acd]\s/);
  });

  test('an apostrophe between tags does not swallow the file', () => {
    expect(readSource(`<p>It's late</p>\nconst Date = 1;`).codeOnly).toContain('const Date');
  });
});

describe('imports', () => {
  const specifiers = (text: string): string[] =>
    importsOf(readSource(text)).map(({ specifier }) => specifier);

  test('every form is found', () => {
    expect(
      specifiers(`import a, { b } from './a.ts';
import type { C } from 'c';
import {
  type D,
  e,
} from "d";
import './style.css';
export * from './f.ts';
export type { G } from './g.ts';
export { h } from './h.ts';
const lazy = () => import('./i.ts');`),
    ).toEqual(['./a.ts', 'c', 'd', './style.css', './f.ts', './g.ts', './h.ts', './i.ts']);
  });

  test('words in strings and comments are not imports', () => {
    expect(specifiers(`// import x from './x.ts';\nlog("import y from './y.ts'");`)).toEqual([]);
  });

  test('an import that is erased is marked', () => {
    const [first, second] = importsOf(
      readSource(`import type { A } from 'a';\nimport { type B } from 'b';`),
    );
    expect(first?.isTypeOnly).toBe(true);
    expect(second?.isTypeOnly).toBe(false);
  });
});
