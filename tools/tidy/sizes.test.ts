import { expect, test } from 'vitest';
import { finding, sourceFiles } from './scan.ts';

const FILE_LINES_MAX = 300;
const FILE_LINES_HARD_MAX = 500;
const COLUMNS_MAX = 100;
const KERNEL_LINES_MAX = 1500;

/** Files that may pass 300 lines, each with the reason; 500 never. */
const LONG_FILES: Readonly<Record<string, string>> = {
  'e2e/tests/story.e2e.ts': 'one day told in order: each part begins where the one before ended',
};

const lengths = sourceFiles().map(({ path, text }) => ({
  path,
  lineCount: text.split('\n').length - 1,
}));

test(`a file has at most ${FILE_LINES_MAX} lines`, () => {
  const found = lengths
    .filter(
      ({ path, lineCount }) =>
        lineCount > (path in LONG_FILES ? FILE_LINES_HARD_MAX : FILE_LINES_MAX),
    )
    .map(({ path, lineCount }) =>
      finding(
        path,
        FILE_LINES_MAX,
        `has ${lineCount} lines: give its second concept a file of its own, ` +
          'or add it with a reason to LONG_FILES in tools/tidy/sizes.test.ts.',
      ),
    );
  expect(found).toEqual([]);
});

test('the list of long files is not longer than it must be', () => {
  const needless = Object.keys(LONG_FILES).filter(
    (path) => !lengths.some((file) => file.path === path && file.lineCount > FILE_LINES_MAX),
  );
  expect(needless).toEqual([]);
});

test(`the kernel stays below ${KERNEL_LINES_MAX} lines`, () => {
  const lineCount = lengths
    .filter(({ path }) => path.startsWith('kernel/') && !path.includes('.test.'))
    .reduce((sum, file) => sum + file.lineCount, 0);
  expect(lineCount, 'move what only one capability uses into that capability').toBeLessThan(
    KERNEL_LINES_MAX,
  );
});

test(`a line has at most ${COLUMNS_MAX} columns, unless a string in it cannot be broken`, () => {
  const found = sourceFiles().flatMap(({ path, text, source }) => {
    const code = source.codeOnly.split('\n');
    return text.split('\n').flatMap((line, index) => {
      if (line.length <= COLUMNS_MAX) return [];
      const withoutComments = source.withoutComments.split('\n')[index] ?? '';
      const isComment = withoutComments.trimEnd().length <= COLUMNS_MAX;
      const hasString = withoutComments !== code[index];
      if (!isComment && hasString) return [];
      return [finding(path, index + 1, `has ${line.length} columns: break it (npm run fmt).`)];
    });
  });
  expect(found).toEqual([]);
});
