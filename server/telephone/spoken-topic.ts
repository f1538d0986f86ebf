import type { Locale } from '@zentrale/channels';
import type { ChatTopic } from '@zentrale/channels/app';

/** Shorter ones are in every sentence: `und`, `the`, `zum`. */
const WORD_LENGTH_MIN = 4;

/**
 * The topic whose name is in what the caller said, or most of whose words are; `null` where none
 * is, or two are as good.
 */
export function spokenTopic(
  said: string,
  topics: readonly ChatTopic[],
  language: Locale,
): ChatTopic | null {
  const heard = wordsOf(said);
  const scored = topics
    .map((topic) => {
      const name = wordsOf(language === 'de' ? topic.nameDe : topic.nameEn);
      const hits = name.filter((word) => heard.some((one) => isSame(one, word)));
      return { topic, score: name.length === 0 ? 0 : hits.length / name.length };
    })
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (best === undefined || best.score === 0 || best.score === next?.score) return null;
  return best.topic;
}

function wordsOf(text: string): string[] {
  const words = text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length >= WORD_LENGTH_MIN);
}

/** Endings differ: `Lieferung`, `Lieferungen`; `return`, `returns`. */
function isSame(heard: string, word: string): boolean {
  return heard.startsWith(word) || (word.startsWith(heard) && heard.length >= word.length - 2);
}
