import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { lineAt, readSource, type SourceText } from './source-text.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

const SKIPPED = new Set(['node_modules', 'dist', 'data', 'test-results', 'playwright-report']);
const SOURCE = /\.(?:ts|tsx|mjs)$/;

/** One import or re-export of a file. */
export interface Import {
  /** As written: `./x.ts`, `@zentrale/kernel/values`, `node:fs`, `zod`. */
  readonly specifier: string;
  readonly line: number;
  /** Erased before it runs. */
  readonly isTypeOnly: boolean;
}

/** A source file; paths are relative to the repository, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  /** Its top-level folder; '' for root files. */
  readonly workspace: string;
  readonly text: string;
  readonly source: SourceText;
  readonly imports: readonly Import[];
  /** Tests, benchmarks and what only they use. */
  readonly isForTests: boolean;
}

export interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The package.json of a workspace, or of the repository for ''. */
export function manifestOf(workspace: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, workspace, 'package.json'), 'utf8')) as Manifest;
}

/** All paths below a folder, without what is installed or built. */
export function pathsBelow(folder = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name) && (!name.startsWith('.') || name === '.ci'))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? pathsBelow(path) : [path];
    })
    .toSorted();
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

let scanned: readonly SourceFile[] | undefined;

/** Every source file of the repository, read once. */
export function sourceFiles(): readonly SourceFile[] {
  scanned ??= pathsBelow()
    .filter((path) => SOURCE.test(path))
    .map(readSourceFile);
  return scanned;
}

function readSourceFile(path: string): SourceFile {
  const text = readText(path);
  const source = readSource(text);
  return {
    path,
    workspace: path.includes('/') ? path.slice(0, path.indexOf('/')) : '',
    text,
    source,
    imports: importsOf(source),
    isForTests: isForTests(path),
  };
}

function isForTests(path: string): boolean {
  return (
    /\.(?:test|bench|contract|e2e)\.tsx?$/.test(path) ||
    /(?:^|\/)testing\//.test(path) ||
    path.startsWith('e2e/') ||
    path === 'tools/vitest.config.ts'
  );
}

const STATEMENT =
  /(?<![.\w$])(?:import|export)\s+(type\s+)?(?:[\w$*\s{},]*?\sfrom\s*|)(['"])([^'"\n]+)\2/g;
const CALL = /(?<![.\w$])import\s*\(\s*(['"])([^'"\n]+)\1/g;

/** Imports as written in the text; an example in a string would count, so there are none. */
export function importsOf(source: SourceText): Import[] {
  const text = source.withoutComments;
  const isCode = (at: number): boolean => source.codeOnly[at] !== ' ';
  const statements = [...text.matchAll(STATEMENT)]
    .filter(({ index }) => isCode(index))
    .map((match) => ({
      specifier: match[3] ?? '',
      line: lineAt(text, match.index),
      isTypeOnly: match[1] !== undefined,
    }));
  const calls = [...text.matchAll(CALL)]
    .filter(({ index }) => isCode(index))
    .map((match) => ({
      specifier: match[2] ?? '',
      line: lineAt(text, match.index),
      isTypeOnly: false,
    }));
  return [...statements, ...calls];
}

/** Where an import leads. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'workspace'; readonly workspace: string; readonly subpath: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'node' };

export function targetOf(file: Pick<SourceFile, 'path'>, specifier: string): Target {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(file.path), specifier.replace(/\?.*$/, ''));
    return { kind: 'file', path };
  }
  if (specifier.startsWith('node:')) return { kind: 'node' };
  const [first = '', second = '', ...rest] = specifier.split('/');
  if (first === '@zentrale') {
    return { kind: 'workspace', workspace: second, subpath: rest.join('/') };
  }
  return { kind: 'package', name: first.startsWith('@') ? `${first}/${second}` : first };
}

/** One line a person can click on, followed by what to do. */
export function finding(path: string, line: number, remedy: string): string {
  return `${path}:${line} ${remedy}`;
}
