import type { VisitorApi } from './api.ts';
import { newId } from './new-id.ts';
import type { Picked, WidgetState } from './state.ts';
import type { Store } from './store.ts';

export const ATTACHMENTS_MAX = 5;

/** Files on their way into the next message. */
export class Uploads {
  readonly #store: Store<WidgetState>;
  readonly #api: VisitorApi;
  readonly #token: string;
  readonly #files = new Map<string, File>();

  constructor(store: Store<WidgetState>, api: VisitorApi, token: string) {
    this.#store = store;
    this.#api = api;
    this.#token = token;
  }

  attach(files: readonly File[]): void {
    const { picked, settings } = this.#store.state;
    const room = ATTACHMENTS_MAX - picked.length;
    const bytesMax = settings?.fileBytesMax ?? Number.POSITIVE_INFINITY;
    const added = files.map((file, at): Picked => {
      const failure =
        at >= room ? 'limit.reached' : file.size > bytesMax ? 'attachment.too-large' : null;
      const pickId = newId();
      if (!failure) this.#files.set(pickId, file);
      return {
        pickId,
        fileName: file.name,
        bytes: file.size,
        state: failure ? 'failed' : 'uploading',
        attachment: null,
        failure,
      };
    });
    this.#store.set({ picked: [...picked, ...added] });
    for (const each of added) if (!each.failure) void this.#upload(each.pickId);
  }

  unpick(pickId: string): void {
    this.#files.delete(pickId);
    this.#store.set({ picked: this.#store.state.picked.filter((each) => each.pickId !== pickId) });
  }

  uploadAgain(pickId: string): void {
    this.#changePicked(pickId, { state: 'uploading', failure: null });
    void this.#upload(pickId);
  }

  /** Whether a file that failed may be tried again as it is. */
  canUploadAgain(pickId: string): boolean {
    return this.#files.has(pickId);
  }

  /** They have gone with their message. */
  clear(): void {
    this.#files.clear();
    this.#store.set({ picked: [] });
  }

  async #upload(pickId: string): Promise<void> {
    const file = this.#files.get(pickId);
    if (!file) return;
    const answer = await this.#api.upload(this.#token, file);
    if (answer.ok) {
      this.#changePicked(pickId, { state: 'ready', attachment: answer.value });
      return;
    }
    if (!answer.trouble.mayRetry) this.#files.delete(pickId);
    this.#changePicked(pickId, { state: 'failed', failure: answer.trouble.kind });
  }

  #changePicked(pickId: string, change: Partial<Picked>): void {
    const picked = this.#store.state.picked.map((each) =>
      each.pickId === pickId ? { ...each, ...change } : each,
    );
    this.#store.set({ picked });
  }
}
