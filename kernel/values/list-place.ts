/** A place in a list that is told newest first: behind the row of this time and id. */
export interface ListPlace {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly id: string;
}

export function placeText({ at, id }: ListPlace): string {
  return `${at}.${id}`;
}

/** `null` for text that no page gave out. */
export function placeOf(text: string): ListPlace | null {
  const parts = /^(\d{1,15})\.([A-Za-z0-9_:.-]{1,64})$/.exec(text);
  const [, at, id] = parts ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}

/**
 * A page of at most `limit` rows, of `rows` that were read with one more than fits. `before` is
 * where the next page begins; `null` where this is the last.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeIn: (row: Row) => ListPlace,
): { readonly items: Row[]; readonly before: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, before: hasMore ? placeText(placeIn(last)) : null };
}
