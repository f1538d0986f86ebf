import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Clock, Log } from '@zentrale/kernel/ports';
import { Fault, later, minutes } from '@zentrale/kernel/values';
import type { Worker } from 'tesseract.js';
import type { ZoneReader } from '../../ports/zone-reader.ts';

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';
/** Of a worker that nobody needs: it holds some 100 MB. */
const IDLE_MS = minutes(5);
/** `OEM.LSTM_ONLY` of a library that is loaded when first needed. */
const LSTM_ONLY = 1;

/**
 * Tesseract in a thread of its own, with the English model of an installed package: nothing is
 * fetched. One photograph after the other; the thread ends when nothing was read for a while.
 */
export class TesseractZoneReader implements ZoneReader {
  readonly #clock: Clock;
  readonly #log: Log;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #cancelIdle = () => {};

  constructor({ clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.#clock = clock;
    this.#log = log;
  }

  read(jpeg: Uint8Array): Promise<string> {
    const text = this.#last.then(() => this.#recognise(jpeg));
    this.#last = text.catch(() => {});
    return text;
  }

  close(): Promise<void> {
    this.#cancelIdle();
    const ended = this.#last.then(() => this.#end());
    this.#last = ended.catch(() => {});
    return ended;
  }

  async #recognise(jpeg: Uint8Array): Promise<string> {
    this.#cancelIdle();
    this.#worker ??= await this.#start();
    const worker = this.#worker;
    try {
      const { data } = await worker.recognize(Buffer.from(jpeg));
      return data.text;
    } catch (cause) {
      throw new Fault('identification.photo-unfit', { retryable: false, ours: false, cause });
    } finally {
      this.#cancelIdle = this.#clock.wakeAt(later(this.#clock.now(), IDLE_MS), () => {
        void this.close();
      });
    }
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #start(): Promise<Worker> {
    const { createWorker, PSM } = await import('tesseract.js');
    const model = createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json');
    const worker = await createWorker('eng', LSTM_ONLY, {
      langPath: join(dirname(model), '4.0.0_best_int'),
      gzip: true,
      // Nothing is written beside the packages.
      cacheMethod: 'none',
      errorHandler: (failure: unknown) => this.#log.warn('zone-reader.failed', { failure }),
    });
    await worker.setParameters({
      tessedit_char_whitelist: CHARACTERS,
      tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
      // Of no weight for the reading; without it the library writes what it guesses.
      user_defined_dpi: '300',
    });
    return worker;
  }
}
