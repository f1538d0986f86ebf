import { STANDINGS, type Standing } from './standing.ts';

/** What a supervisor has chosen to see; all of it lives in the address, so it can be shared. */
export interface FloorSearch {
  /** A column of the queue table, with `-` in front for falling order. */
  readonly sort?: string | undefined;
  /** Narrows headline, agents and waiting work to one queue. */
  readonly queue?: string | undefined;
  readonly state?: Standing | undefined;
  /** Part of an agent's name. */
  readonly q?: string | undefined;
  /** The conversation that is being read. */
  readonly conversation?: string | undefined;
}

/** Reads the address; whatever makes no sense is left out. */
export function readFloorSearch(raw: Readonly<Record<string, unknown>>): FloorSearch {
  const text = (name: string) => {
    const value = raw[name];
    // The router reads `q=42` as a number.
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined;
  };
  const all = {
    sort: text('sort'),
    queue: text('queue'),
    state: STANDINGS.find((one) => one === raw['state']),
    q: text('q'),
    conversation: text('conversation'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
