import { describe, expect, test } from 'vitest';
import { linkify } from './linkify.ts';

const links = (text: string) => linkify(text).flatMap((piece) => (piece.href ? [piece.text] : []));

describe('linkify', () => {
  test.each([
    ['See https://shop.example/a?b=1&c=2.', ['https://shop.example/a?b=1&c=2']],
    ['(https://shop.example/a)', ['https://shop.example/a']],
    [
      'https://de.wikipedia.org/wiki/Schuh_(Mode), yes',
      ['https://de.wikipedia.org/wiki/Schuh_(Mode)'],
    ],
    ['HTTP://Example.org/x and http://b.example!', ['HTTP://Example.org/x', 'http://b.example']],
    ['„https://münchen.example/straße“', ['https://münchen.example/straße']],
    ['a https://b.example/\nhttps://c.example', ['https://b.example/', 'https://c.example']],
  ])('finds the address in %j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  test.each([
    'javascript:alert(1)',
    'javascript://shop.example/%0aalert(1)',
    'data:text/html,<b>x</b>',
    'ftp://shop.example/a',
    'https://',
    'xhttps://shop.example',
    'https://bank.example@evil.example/',
    'https://evil.example/\u202egpj.exe',
    `https://a.example/${'x'.repeat(2100)}`,
  ])('leaves %j alone', (text) => {
    expect(links(text)).toEqual([]);
  });

  test('markup ends an address and stays text', () => {
    expect(linkify('https://a.example/"><img src=x onerror=alert(1)>')).toEqual([
      { text: 'https://a.example/', href: 'https://a.example/' },
      { text: '"><img src=x onerror=alert(1)>', href: null },
    ]);
  });

  test('the pieces joined are the text', () => {
    for (const text of ['', 'plain', 'a https://b.example, c (http://d.example) e']) {
      expect(
        linkify(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });
});
