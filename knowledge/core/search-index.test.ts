import { describe, expect, test } from 'vitest';
import { snowballStem } from '../adapters/snowball/index.ts';
import { SearchIndex, type Audience, type IndexedArticle } from './search-index.ts';

const article = (
  articleId: string,
  title: string,
  body: string,
  more: Partial<IndexedArticle> = {},
): IndexedArticle => ({
  articleId,
  language: 'de',
  title,
  body,
  audience: 'public',
  version: 1,
  updatedAt: 0,
  ...more,
});

const GERMAN = [
  article('label', 'Etikett für die Rücksendung', 'Im Konto lässt sich das **Etikett** drucken.'),
  article('refund', 'Wann kommt mein Geld zurück?', 'Wir erstatten innerhalb von fünf Tagen.'),
  article(
    'sizes',
    'Die richtige Größe finden',
    'Wanderschuhe fallen klein aus. Miss den Fuß abends.',
  ),
  article(
    'invoice',
    'Kauf auf Rechnung',
    'Die Rechnung ist nach 14 Tagen fällig. Mahnungen folgen.',
  ),
  article('delivery', 'Lieferzeiten', 'Pakete erreichen dich in zwei bis vier Werktagen.'),
  article('voucher', 'Gutschein einlösen', 'Gutscheine gelten drei Jahre und für alle Produkte.'),
  article('door', 'Türalarm im Lager', 'Prüfe zuerst die Kamera am Tor.', { audience: 'internal' }),
];
const ENGLISH = [
  article('returns-en', 'Returning a product', 'You may send items back within 30 days.', {
    language: 'en',
  }),
  article('delivery-en', 'Delivery times', 'Parcels arrive within two to four working days.', {
    language: 'en',
  }),
  article('warranty-en', 'Broken zips and torn seams', 'We repair what breaks within two years.', {
    language: 'en',
  }),
];

function indexed(): SearchIndex {
  const index = new SearchIndex(snowballStem);
  for (const one of [...GERMAN, ...ENGLISH]) index.put(one);
  return index;
}
const find = (
  index: SearchIndex,
  text: string,
  language: 'de' | 'en' = 'de',
  audiences: Audience[] = ['public'],
) => index.search({ text, language, audiences, limit: 5 });
const first = (text: string, language: 'de' | 'en' = 'de') =>
  find(indexed(), text, language)[0]?.article.articleId;

describe('German', () => {
  test.each([
    ['an inflected form', 'Gutscheins', 'voucher'],
    ['a plural', 'Rechnungen', 'invoice'],
    ['a compound for words apart', 'Rücksendeetikett', 'label'],
    ['a part of a compound', 'Schuhe', 'sizes'],
    ['an umlaut as two letters', 'Ruecksendung', 'label'],
    ['an umlaut left out', 'Rucksendung', 'label'],
    ['ss for ß', 'Groesse', 'sizes'],
    ['a question', 'Wie lange dauert es, bis mein Paket geliefert wird?', 'delivery'],
    ['a slip of the pen', 'Gutschien', 'voucher'],
  ])('%s: %s', (_name, text, expected) => {
    expect(first(text)).toBe(expected);
  });
});

describe('English', () => {
  test.each([
    ['an inflected form', 'returned', 'returns-en'],
    ['a question', 'How long until my parcel is delivered?', 'delivery-en'],
    ['other words of the same stem', 'my zip broke, can you repair it', 'warranty-en'],
  ])('%s: %s', (_name, text, expected) => {
    expect(first(text, 'en')).toBe(expected);
  });
});

describe('filter', () => {
  test('an internal article is found only by those who may see it', () => {
    const index = indexed();
    expect(find(index, 'Türalarm')).toEqual([]);
    expect(find(index, 'Türalarm', 'de', ['internal'])[0]?.article.articleId).toBe('door');
  });

  test('what is kept back does not weigh on the rank of what is shown', () => {
    const bare = indexed();
    bare.remove('door');
    const before = find(bare, 'Kamera am Paket');
    const after = find(indexed(), 'Kamera am Paket');
    expect(after.map(({ article: { articleId } }) => articleId)).toEqual(
      before.map(({ article: { articleId } }) => articleId),
    );
    expect(after[0]?.scorePct).toBe(before[0]?.scorePct);
  });

  test('articles of another language are not found', () => {
    expect(find(indexed(), 'Delivery times', 'de')).toEqual([]);
  });

  test('nonsense finds nothing', () => {
    expect(find(indexed(), 'xyzzy quux')).toEqual([]);
  });
});

describe('answer', () => {
  test('tells which words were found, as they stand in the article', () => {
    const [hit] = find(indexed(), 'Rücksendeetikett drucken');
    expect(hit?.matched).toEqual(['Etikett', 'Rücksendung', 'drucken']);
    expect(hit?.snippet).toBe('Im Konto lässt sich das Etikett drucken.');
  });

  test('the snippet is the stretch with most words of the question', () => {
    const filler = 'Dieser Absatz handelt von etwas ganz anderem und ist lang. '.repeat(12);
    const index = new SearchIndex(snowballStem);
    index.put(article('long', 'Ratgeber', `${filler}Zelte imprägniert man trocken. ${filler}`));
    const [hit] = find(index, 'Zelt imprägnieren');
    expect(hit?.snippet).toMatch(/^… Zelte imprägniert man trocken\./);
    expect(hit?.snippet.endsWith(' …')).toBe(true);
    expect(hit?.snippet.length).toBeLessThan(230);
  });

  test('without words the newest come first', () => {
    const index = indexed();
    index.put(article('new', 'Neu', 'Frisch geschrieben.', { updatedAt: 5 }));
    expect(find(index, ' ist das ')[0]).toMatchObject({
      article: { articleId: 'new' },
      scorePct: 0,
      snippet: 'Frisch geschrieben.',
    });
  });
});

describe('change', () => {
  test('an article that changed is found by its new words only', () => {
    const index = indexed();
    index.put(article('voucher', 'Geschenkkarte', 'Zum Verschenken.', { version: 2 }));
    expect(find(index, 'Gutschein')).toEqual([]);
    expect(find(index, 'Geschenkkarte')[0]?.article.articleId).toBe('voucher');
  });

  test('an older version that arrives late changes nothing', () => {
    const index = indexed();
    index.put(article('voucher', 'Geschenkkarte', 'Zum Verschenken.', { version: 3 }));
    index.put(article('voucher', 'Gutschein', 'Alt.', { version: 2 }));
    expect(find(index, 'Gutschein')).toEqual([]);
  });

  test('after many changes it answers as one that was filled afresh', () => {
    const changed = new SearchIndex(snowballStem);
    for (let round = 0; round < 120; round += 1) {
      for (const one of GERMAN) changed.put({ ...one, body: `${one.body} Runde ${round}` });
    }
    for (const one of [...GERMAN, ...ENGLISH]) changed.put(one);
    const fresh = indexed();
    for (const text of [
      'Rücksendeetikett',
      'Rechnung bezahlen',
      'Runde',
      'Wie groß sind Schuhe?',
    ]) {
      expect(find(changed, text)).toEqual(find(fresh, text));
    }
    expect(changed.count).toBe(fresh.count);
  });
});
