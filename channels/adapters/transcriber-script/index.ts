import type {
  Transcriber,
  Utterance,
  VoicePacket,
  VoiceReader,
  VoiceStream,
} from '../../ports/transcriber.ts';
import { LINES, type ScriptLine } from './lines.ts';

const WORD_MS = 300;

/**
 * For demonstrations and tests: sound is not understood but counted, and as it goes by the lines of
 * a script appear, word by word. The same sound gives the same words.
 */
export const scriptTranscriber: Transcriber = {
  isScript: true,
  open: ({ language, side }, reader) => new ScriptStream(LINES[language][side], reader),
};

class ScriptStream implements VoiceStream {
  readonly #lines: readonly ScriptLine[];
  readonly #reader: VoiceReader;
  #line = 0;
  /** Of the line: sound that went by, and words that were shown. */
  #heardMs = 0;
  #shownCount = 0;
  #fromMs = 0;
  #toMs = 0;

  constructor(lines: readonly ScriptLine[], reader: VoiceReader) {
    this.#lines = lines;
    this.#reader = reader;
  }

  send({ atMs, durationMs }: VoicePacket): void {
    const line = this.#lines[this.#line];
    if (line === undefined) return;
    if (this.#heardMs < line.afterMs) this.#fromMs = Math.round(atMs);
    this.#heardMs += durationMs;
    this.#toMs = Math.round(atMs + durationMs);
    const words = line.text.split(' ');
    const count = Math.floor((this.#heardMs - line.afterMs) / WORD_MS);
    if (count <= this.#shownCount) return;
    this.#shownCount = count;
    // The last word is heard out before the line is over.
    if (count > words.length) this.#end(words.length);
    else this.#say(words.slice(0, count), false);
  }

  async close(): Promise<void> {
    this.#end(this.#shownCount);
  }

  #end(wordCount: number): void {
    const words = this.#lines[this.#line]?.text.split(' ').slice(0, wordCount) ?? [];
    if (words.length > 0) this.#say(words, true);
    this.#line += 1;
    this.#heardMs = 0;
    this.#shownCount = 0;
  }

  #say(words: readonly string[], isFinal: boolean): void {
    const utterance: Utterance = {
      text: words.join(' '),
      fromMs: this.#fromMs,
      toMs: this.#toMs,
      confidence: null,
      isFinal,
    };
    this.#reader.heard(utterance);
  }
}
