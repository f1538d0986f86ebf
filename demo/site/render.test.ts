import { describe, expect, test } from 'vitest';
import { fillPage, languageOf, readPage } from './render.ts';

describe('the demo pages', () => {
  test('a page speaks one language and escapes its values', () => {
    const page = '<h1>[[Schuhe|Boots]]</h1><a href="{{url}}">x</a>';
    const values = { url: 'http://a.example/?a=1&b="<' };
    expect(fillPage(page, 'de', values)).toBe(
      '<h1>Schuhe</h1><a href="http://a.example/?a=1&#38;b=&#34;&#60;">x</a>',
    );
    expect(fillPage(page, 'en', values)).toContain('<h1>Boots</h1>');
  });

  test('a value nobody gave is found at once', () => {
    expect(() => fillPage('{{siteKye}}', 'de', { siteKey: 'x' })).toThrow('siteKye');
  });

  test('parts are put in', () => {
    const page = readPage('shop-home.html');
    expect(page).toContain('data-site-key="{{siteKey}}"');
    expect(page).not.toContain('<!-- include');
  });

  test.each([
    ['demo-language=en', 'de-DE', 'en'],
    ['a=1; demo-language=de', 'en', 'de'],
    [undefined, 'de-AT,de;q=0.9', 'de'],
    ['demo-language=fr', 'fr', 'en'],
    [undefined, undefined, 'en'],
  ] as const)('cookie %j and browser %j give %s', (cookie, accepted, language) => {
    expect(languageOf(cookie, accepted)).toBe(language);
  });
});
