import { snowballStem } from '../adapters/snowball/index.ts';
import { SearchIndex, type IndexedArticle } from './search-index.ts';

/**
 * Search over 20,000 generated documents: `node knowledge/core/search.bench.ts [count]`. Words are
 * drawn as in language, few of them often; the same run each time.
 */
const DOCUMENT_COUNT = Number(process.argv[2] ?? 20_000);
const QUERY_COUNT = 500;
const VOCABULARY = 30_000;
const CONSONANTS = 'bdfghklmnprstwz';
const VOWELS = 'aeiou';

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
const chance = seeded(7);

function makeWord(): string {
  const letter = (letters: string): string => letters[Math.floor(chance() * letters.length)] ?? 'a';
  const syllable = (): string => letter(CONSONANTS) + letter(VOWELS);
  return Array.from({ length: 2 + Math.floor(chance() * 4) }, syllable).join('');
}
const words = Array.from({ length: VOCABULARY }, makeWord);
/** Zipf's law, roughly: the share of a word falls with its rank. */
const anyWord = (): string => words[Math.floor(VOCABULARY ** chance()) - 1] ?? 'wort';
const text = (wordCount: number): string => Array.from({ length: wordCount }, anyWord).join(' ');

const article = (index: number): IndexedArticle => ({
  articleId: `art_${index}`,
  language: 'de',
  title: text(5),
  body: text(80 + Math.floor(chance() * 80)),
  audience: index % 5 === 0 ? 'internal' : 'public',
  version: 1,
  updatedAt: index,
});

function percentile(sorted: readonly number[], share: number): string {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return `${value.toFixed(2)} ms`;
}

globalThis.gc?.();
const before = process.memoryUsage().rss;
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const index = new SearchIndex(snowballStem);
for (let count = 0; count < DOCUMENT_COUNT; count += 1) index.put(article(count));
const builtMs = performance.now() - startedAt;
const cpu = process.cpuUsage(cpuBefore);
globalThis.gc?.();
const grownBytes = process.memoryUsage().rss - before;

const times: number[] = [];
let hitCount = 0;
const cpuAsking = process.cpuUsage();
for (let count = 0; count < QUERY_COUNT; count += 1) {
  const query = text(2 + Math.floor(chance() * 4));
  const askedAt = performance.now();
  const hits = index.search({ text: query, language: 'de', audiences: ['public'], limit: 10 });
  times.push(performance.now() - askedAt);
  hitCount += hits.length;
}
const cpuAsked = process.cpuUsage(cpuAsking);
const sorted = times.toSorted((a, b) => a - b);
// On a shared machine the second number says more: it leaves out the time others had the core.
const msOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;
console.log(
  `${DOCUMENT_COUNT} documents built in ${builtMs.toFixed()} ms, cpu ${msOf(cpu).toFixed()} ms`,
);
console.log(`memory grown by ${Math.round(grownBytes / 1e6)} MB`);
console.log(`${QUERY_COUNT} queries, ${(hitCount / QUERY_COUNT).toFixed(1)} hits each`);
const meanCpu = (msOf(cpuAsked) / QUERY_COUNT).toFixed(2);
console.log(
  `p50 ${percentile(sorted, 0.5)}, p99 ${percentile(sorted, 0.99)}, cpu ${meanCpu} ms each`,
);
