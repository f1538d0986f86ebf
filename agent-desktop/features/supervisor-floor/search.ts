import { FLOOR_LISTS, type FloorList } from '@zentrale/protocol/http';
import { STANDINGS, type Standing } from './agents/standing.ts';

/** What the panel beside the floor shows. */
export type FloorPanelChoice =
  | { readonly kind: 'why'; readonly interactionId: string }
  | { readonly kind: 'conversation'; readonly conversationId: string }
  | { readonly kind: 'agent'; readonly agentId: string }
  | { readonly kind: 'alerts'; readonly queueId: string }
  | ({ readonly kind: 'list' } & ListChoice);

/** A number somebody wants to see behind. */
export interface ListChoice {
  readonly list: FloorList;
  readonly queueId?: string | undefined;
  readonly agentId?: string | undefined;
  /** Beginning of a quarter of an hour. */
  readonly intervalAt?: number | undefined;
}

/** What a supervisor has chosen to see; all of it lives in the address, so it can be shared. */
export interface FloorSearch {
  /** A column of the queue table, with `-` in front for falling order. */
  readonly sort?: string | undefined;
  /** Narrows headline, agents and waiting work to one queue. */
  readonly queue?: string | undefined;
  readonly state?: Standing | undefined;
  /** Part of an agent's name. */
  readonly q?: string | undefined;
  /** The panel, see `panelOf`. */
  readonly panel?: string | undefined;
  readonly of?: string | undefined;
  /** Of a list: its queue, its agent, its quarter of an hour. */
  readonly in?: string | undefined;
  readonly by?: string | undefined;
  readonly at?: number | undefined;
}

/** Reads the address; whatever makes no sense is left out. */
export function readFloorSearch(raw: Readonly<Record<string, unknown>>): FloorSearch {
  const text = (name: string) => {
    const value = raw[name];
    // The router reads `q=42` as a number.
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined;
  };
  const at = raw['at'];
  const all = {
    sort: text('sort'),
    queue: text('queue'),
    state: STANDINGS.find((one) => one === raw['state']),
    q: text('q'),
    panel: text('panel'),
    of: text('of'),
    in: text('in'),
    by: text('by'),
    at: typeof at === 'number' && Number.isSafeInteger(at) && at >= 0 ? at : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const NO_PANEL = { panel: undefined, of: undefined, in: undefined, by: undefined, at: undefined };

/** The part of the address that says what the panel shows; `null` closes it. */
export function panelSearch(panel: FloorPanelChoice | null): FloorSearch {
  if (panel === null) return NO_PANEL;
  const { kind } = panel;
  switch (kind) {
    case 'why':
      return { ...NO_PANEL, panel: kind, of: panel.interactionId };
    case 'conversation':
      return { ...NO_PANEL, panel: kind, of: panel.conversationId };
    case 'agent':
      return { ...NO_PANEL, panel: kind, of: panel.agentId };
    case 'alerts':
      return { ...NO_PANEL, panel: kind, of: panel.queueId };
    case 'list': {
      const { list, queueId, agentId, intervalAt } = panel;
      return { panel: kind, of: list, in: queueId, by: agentId, at: intervalAt };
    }
  }
}

/** What the address wants in the panel; `null` where that makes no sense. */
export function panelOf(search: FloorSearch): FloorPanelChoice | null {
  const { panel: kind, of } = search;
  if (of === undefined) return null;
  switch (kind) {
    case 'why':
      return { kind, interactionId: of };
    case 'conversation':
      return { kind, conversationId: of };
    case 'agent':
      return { kind, agentId: of };
    case 'alerts':
      return { kind, queueId: of };
    case 'list': {
      const list = FLOOR_LISTS.find((one) => one === of);
      if (list === undefined) return null;
      return { kind, list, queueId: search.in, agentId: search.by, intervalAt: search.at };
    }
    default:
      return null;
  }
}
