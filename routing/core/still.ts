// A still of the state: what it says at one moment, to be written part by part while the state
// itself moves on. Taking one costs a copy of what changes in place, tens of milliseconds for a
// hundred thousand interactions; making text of it costs twenty times that and can be spread.
import {
  agentJson,
  fromJson,
  headJson,
  interactionJson,
  offerJson,
  type AgentJson,
  type HeadJson,
  type WorkJson,
} from './snapshot.ts';
import type { Interaction, Offer, RoutingState, WorkingState } from './state.ts';

export interface Still {
  readonly head: HeadJson;
  readonly agents: readonly AgentJson[];
  readonly interactions: readonly Interaction[];
  readonly offers: readonly Offer[];
}

/** Things of one kind in a part: some hundred kilobytes of text. */
const PART_LENGTH = 500;

export function stillOf(state: RoutingState): Still {
  // Only a working state is ever made; the readonly view of it has the same members.
  const own = state as WorkingState;
  return {
    head: headJson(own),
    agents: Array.from(own.agents.values(), agentJson),
    // What an interaction refers to is replaced, never changed; offers are never changed at all.
    interactions: Array.from(own.interactions.values(), (interaction) => ({ ...interaction })),
    offers: [...own.offers.values()],
  };
}

/** Plain JSON in parts, the head first. */
export function* stillParts(still: Still): Generator<HeadJson | Partial<WorkJson>> {
  yield still.head;
  for (const agents of chunks(still.agents)) yield { agents };
  for (const chunk of chunks(still.interactions))
    yield { interactions: chunk.map(interactionJson) };
  for (const chunk of chunks(still.offers)) yield { offers: chunk.map(offerJson) };
}

/** Builds the state from the texts of `stillParts`; `null` when they are of another format. */
export function readStill(texts: readonly string[]): WorkingState | null {
  const [head, ...others] = texts.map((text): unknown => JSON.parse(text));
  if (typeof head !== 'object' || head === null) return null;
  // Whoever reads has compared the digest: what follows the head was written by `stillParts`.
  const parts = others as Partial<WorkJson>[];
  return fromJson({
    ...head,
    agents: parts.flatMap(({ agents = [] }) => agents),
    interactions: parts.flatMap(({ interactions = [] }) => interactions),
    offers: parts.flatMap(({ offers = [] }) => offers),
  });
}

function* chunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += PART_LENGTH) yield items.slice(at, at + PART_LENGTH);
}
