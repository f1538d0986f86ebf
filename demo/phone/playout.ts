const FRAME_MS = 20;
const FRAME_BYTES = 160;
/** A minute. */
const HEARD_FRAMES_MAX = 3000;

type Played = { readonly frame: Uint8Array } | { readonly mark: string };

/** What the centre sends over a media stream. */
export type StreamMessage =
  | { readonly event: 'media'; readonly media: { readonly payload: string } }
  | { readonly event: 'mark'; readonly mark: { readonly name: string } }
  | { readonly event: 'clear' };

/**
 * What the provider plays to a telephone: sound at the pace of the clock, in the order it came, and
 * marks sent back when everything before them was played.
 */
export class Playout {
  /** What was played of late; silence is not counted. */
  readonly heard: Uint8Array[] = [];
  clearedCount = 0;
  /** The most that ever waited. */
  backlogMax = 0;
  readonly #markPlayed: (name: string) => void;
  readonly #onPlayed: (frame: Uint8Array) => void;
  readonly #timer: NodeJS.Timeout;
  #waiting: Played[] = [];

  constructor(
    markPlayed: (name: string) => void,
    onPlayed: (frame: Uint8Array) => void = () => {},
  ) {
    this.#markPlayed = markPlayed;
    this.#onPlayed = onPlayed;
    this.#timer = setInterval(() => this.#playNext(), FRAME_MS);
  }

  take(message: StreamMessage): void {
    if (message.event === 'media') this.#add(Buffer.from(message.media.payload, 'base64'));
    if (message.event === 'mark') this.#mark(message.mark.name);
    if (message.event === 'clear') this.clear();
  }

  clear(): void {
    this.clearedCount += 1;
    for (const one of this.#waiting.splice(0)) if ('mark' in one) this.#markPlayed(one.mark);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #add(sound: Uint8Array): void {
    for (let start = 0; start < sound.length; start += FRAME_BYTES) {
      this.#waiting.push({ frame: sound.slice(start, start + FRAME_BYTES) });
    }
    this.backlogMax = Math.max(this.backlogMax, this.#waiting.length);
  }

  #mark(name: string): void {
    this.#waiting.push({ mark: name });
    this.#markNext();
  }

  #playNext(): void {
    const [next] = this.#waiting;
    if (next !== undefined && 'frame' in next) {
      this.#waiting.shift();
      this.heard.push(next.frame);
      if (this.heard.length > HEARD_FRAMES_MAX) this.heard.shift();
      this.#onPlayed(next.frame);
    }
    this.#markNext();
  }

  #markNext(): void {
    for (let [next] = this.#waiting; next && 'mark' in next; [next] = this.#waiting) {
      this.#waiting.shift();
      this.#markPlayed(next.mark);
    }
  }
}
