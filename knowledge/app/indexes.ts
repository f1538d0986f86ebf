import type { TenantId } from '@zentrale/kernel/values';
import { SearchIndex, type IndexedArticle, type Stem } from '../core/index.ts';

/** Tenants whose index is kept in memory; the one not asked for longest goes first. */
const TENANTS_MAX = 200;

/** One search index per tenant, read from the store when it is first asked for. */
export class Indexes {
  readonly #stem: Stem;
  readonly #byTenant = new Map<TenantId, Promise<SearchIndex>>();

  constructor(stem: Stem) {
    this.#stem = stem;
  }

  /**
   * `read` gives all articles when the index is not there yet. Who is in a transaction reads in
   * that one: waiting for a second connection while holding the first could wait for ever.
   */
  async of(tenantId: TenantId, read: () => Promise<IndexedArticle[]>): Promise<SearchIndex> {
    const index = this.#byTenant.get(tenantId) ?? this.#load(tenantId, read);
    this.#byTenant.delete(tenantId);
    this.#byTenant.set(tenantId, index);
    const [oldest] = this.#byTenant.keys();
    if (this.#byTenant.size > TENANTS_MAX && oldest !== undefined) this.#byTenant.delete(oldest);
    return index;
  }

  /** Call after the commit. An index being read meanwhile takes the article when it is there. */
  put(tenantId: TenantId, article: IndexedArticle): void {
    // A failed load is told to whoever asked for the index; here there is nothing to add to.
    this.#byTenant.get(tenantId)?.then(
      (index) => index.put(article),
      () => undefined,
    );
  }

  async #load(tenantId: TenantId, read: () => Promise<IndexedArticle[]>): Promise<SearchIndex> {
    try {
      const index = new SearchIndex(this.#stem);
      for (const article of await read()) index.put(article);
      return index;
    } catch (cause) {
      // The next question tries again.
      this.#byTenant.delete(tenantId);
      throw cause;
    }
  }
}
