import { describe, expect, test } from 'vitest';
import { parseInline, parseMarkdown, plainText } from './markdown.ts';

describe('markdown', () => {
  test('knows headings, paragraphs and lists', () => {
    const blocks = parseMarkdown('# Returns\n\nFirst line\nsame paragraph\n\n1. Pack\n2. Send\n');
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list']);
    expect(blocks[2]).toMatchObject({
      isOrdered: true,
      items: [[{ text: 'Pack' }], [{ text: 'Send' }]],
    });
  });

  test('keeps HTML as the text it is', () => {
    expect(parseInline('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'text', text: '<img src=x onerror=alert(1)>' },
    ]);
  });

  test('makes links only of addresses that cannot run scripts', () => {
    expect(parseInline('[a](https://example.org)')).toEqual([
      { kind: 'link', text: 'a', href: 'https://example.org' },
    ]);
    expect(parseInline('[a](javascript:alert)')).toEqual([{ kind: 'text', text: 'a' }]);
  });

  test('becomes a readable message without marks', () => {
    expect(
      plainText(
        '## Refund\n\nWe pay **back** in `14` days.\n\n- by card\n- by [bank](https://b.example)',
      ),
    ).toBe('Refund\n\nWe pay back in 14 days.\n\n– by card\n– by bank (https://b.example)');
  });
});
