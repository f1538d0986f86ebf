import { ManualClock } from '@zentrale/kernel/testing';
import type { Tx } from '@zentrale/kernel/ports';
import type { TenantId } from '@zentrale/kernel/values';
import { openTestStore, silentLog } from '@zentrale/platform/testing';
import { snowballStem } from '../adapters/snowball/index.ts';
import { createKnowledge, type Knowledge } from '../app/index.ts';

/** Knowledge on a store of its own, with a clock by hand. Call `begin` before each test. */
export class KnowledgeWorld {
  readonly clock: ManualClock;
  readonly #opened: Awaited<ReturnType<typeof openTestStore>>;
  tenantId: TenantId;
  knowledge: Knowledge;
  /** Subjects said on the bus. */
  news: string[] = [];

  private constructor(opened: Awaited<ReturnType<typeof openTestStore>>, clock: ManualClock) {
    this.clock = clock;
    this.#opened = opened;
    this.tenantId = opened.tenantId;
    this.knowledge = this.create();
  }

  static async open(): Promise<KnowledgeWorld> {
    const clock = new ManualClock();
    return new KnowledgeWorld(await openTestStore({ clock }), clock);
  }

  /** A tenant who has nothing yet, and a process that has read nothing yet. */
  async begin(): Promise<void> {
    this.tenantId = await this.tenant();
    this.news = [];
    this.knowledge = this.create();
  }

  tenant(): Promise<TenantId> {
    return this.#opened.tenant();
  }

  /** As another process would open it on the same store. */
  create(): Knowledge {
    const { ids, store } = this.#opened;
    return createKnowledge({
      ids,
      log: silentLog,
      store,
      stem: snowballStem,
      bus: { publish: (subject) => void this.news.push(subject), subscribe: () => () => undefined },
    });
  }

  within<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
    return this.#opened.store.transact(this.tenantId, work);
  }

  close(): Promise<void> {
    return this.#opened.close();
  }
}
