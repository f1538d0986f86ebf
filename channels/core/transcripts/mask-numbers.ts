// Numbers of cards and accounts are nobody's to keep. They are said in digits, in words and in
// groups with pauses, and a transcriber writes them down as it likes.

/** Shorter ones are orders, amounts, telephones; the shortest card number has so many digits. */
const CARD_DIGITS_MIN = 13;
/** What may be seen of a number while it is not known how long it becomes. */
const SHOWN_DIGITS_MAX = 6;
const MASKED = '•••• ••••';

const UNITS =
  'zero|oh|one|two|three|four|five|six|seven|eight|nine|' +
  'null|eins?|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun';
const TEENS =
  'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|' +
  'zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn';
const TENS =
  '(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|' +
  '(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?' +
  '(?:zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)';
/** Who says a digit `double` says one more. */
const ONE_DIGIT = new RegExp(`^(?:${UNITS}|double|doppel)$`, 'iu');
const TWO_DIGITS = new RegExp(`^(?:${TEENS}|${TENS}|triple)$`, 'iu');
/** Said between the digits of a number. */
const FILLER = /^(?:und|and|dann|then|minus|dash|strich|[.,;:/–-]+)$/iu;
const WORD = /\S+/gu;

interface Run {
  readonly from: number;
  to: number;
  digits: number;
}

/**
 * What was said without numbers that may be those of a card or an account. `carried`: how many
 * digits the same voice was in the middle of; with `isPartial` it may still go on.
 */
export function maskNumbers(
  text: string,
  carried: number,
  isPartial = false,
): { readonly text: string; readonly carried: number } {
  const runs = runsIn(text);
  const last = runs.at(-1);
  const isAtEnd = (run: Run) => run === last && /^[\s)"'“”.,;:!?–-]*$/u.test(text.slice(run.to));
  const isAtStart = (run: Run) => /^[\s.,;:–-]*$/u.test(text.slice(0, run.from));
  let masked = '';
  let at = 0;
  let goesOn = 0;
  for (const run of runs) {
    const before = isAtStart(run) ? carried : 0;
    const digits = before + run.digits;
    const mayGrow = before > 0 || (isPartial && isAtEnd(run));
    const limit = mayGrow ? SHOWN_DIGITS_MAX + 1 : CARD_DIGITS_MIN;
    if (isAtEnd(run)) goesOn = digits;
    if (digits < limit) continue;
    masked += text.slice(at, run.from) + MASKED;
    at = run.to;
  }
  return { text: masked + text.slice(at), carried: goesOn };
}

/** Digits that are said one after the other. */
function runsIn(text: string): Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const bare = word.replace(/[)"'“”.,;:!?]+$/u, '');
    const digits = digitsOf(bare.replace(/^[("'„“]+/u, ''));
    if (digits > 0) {
      if (run === null) runs.push((run = { from: index, to: 0, digits: 0 }));
      run.digits += digits;
      run.to = index + bare.length;
    } else if (!FILLER.test(word)) {
      run = null;
    }
  }
  return runs;
}

/** How many digits a word is; an account's letters in front count with it. */
function digitsOf(word: string): number {
  if (ONE_DIGIT.test(word)) return 1;
  if (TWO_DIGITS.test(word)) return 2;
  const isNumber = /^\+?[A-Za-z]{0,4}[\d.,/–-]*\d[\d.,/–-]*$/u.test(word);
  return isNumber ? word.replaceAll(/\D/gu, '').length : 0;
}
