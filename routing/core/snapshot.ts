import { digest } from '@zentrale/kernel/history';
import {
  must,
  type DurationMs,
  type Instant,
  type InteractionId,
  type OfferId,
} from '@zentrale/kernel/values';
import { linkAgent } from './demand.ts';
import { newAgent, newQueue } from './evolve/configuration.ts';
import { joinDemand, place } from './evolve/placement.ts';
import { recharge } from './ledger.ts';
import { RecentCommands } from './recent-commands.ts';
import {
  initial,
  type Agent,
  type AgentState,
  type Charge,
  type Interaction,
  type OfferState,
  type Queue,
  type RoutingState,
  type WorkingState,
} from './state.ts';
import type { Skill } from './commands.ts';

/** Raised when the shape changes; older snapshots are then left aside and history is replayed. */
const FORMAT = 1;

/** The state as plain JSON: what facts have said, without indices and sums. */
export function toJson(state: RoutingState): unknown {
  // Only a working state is ever made; the readonly view of it has the same members.
  const own = state as WorkingState;
  return {
    format: FORMAT,
    version: own.version,
    recordedAt: own.recordedAt,
    graceMs: own.graceMs,
    offerCount: own.offerCount,
    skills: [...own.skills.values()],
    queues: [...own.queues.values()].map(({ config }) => config),
    agents: [...own.agents.values()].map(agentJson),
    interactions: [...own.interactions.values()].map(interactionJson),
    offers: [...own.offers.values()],
    commands: own.commands.generations(),
  };
}

/** The digest of everything that facts have said; live and replayed states must agree in it. */
export function stateDigest(state: RoutingState): string {
  return digest(toJson(state));
}

/** Builds the state from what `toJson` wrote; `null` when it is of another format. */
export function fromJson(json: unknown): WorkingState | null {
  if (!isCurrent(json)) return null;
  const state = initial();
  state.version = json.version;
  state.recordedAt = json.recordedAt;
  state.graceMs = json.graceMs;
  state.offerCount = json.offerCount;
  state.commands = RecentCommands.restore(json.commands);
  for (const skill of json.skills) state.skills.set(skill.skillId, skill);
  for (const config of json.queues) state.queues.set(config.queueId, newQueue(config));
  for (const interaction of json.interactions) restoreInteraction(state, interaction);
  for (const offer of json.offers) restoreOffer(state, offer);
  for (const agent of json.agents) restoreAgent(state, agent);
  return state;
}

interface AgentJson extends Omit<
  AgentState,
  'offerIds' | 'held' | 'charges' | 'loadUsed' | 'loadPpm'
> {
  readonly offerIds: readonly OfferId[];
  readonly held: readonly InteractionId[];
  readonly charges: readonly (readonly [InteractionId, Charge])[];
}

interface StateJson {
  readonly version: number;
  readonly recordedAt: Instant;
  readonly graceMs: DurationMs;
  readonly offerCount: number;
  readonly skills: readonly Skill[];
  readonly queues: readonly Queue['config'][];
  readonly agents: readonly AgentJson[];
  readonly interactions: readonly Omit<Interaction, 'demand'>[];
  readonly offers: readonly OfferState[];
  readonly commands: ReturnType<RecentCommands['generations']>;
}

function isCurrent(json: unknown): json is StateJson {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === FORMAT;
}

function agentJson(agent: Agent): AgentJson {
  const { fits: _fits, loadUsed: _used, loadPpm: _ppm, ...said } = agent;
  return {
    ...said,
    offerIds: [...agent.offerIds],
    held: [...agent.held],
    charges: [...agent.charges],
  };
}

function interactionJson({ demand: _demand, ...said }: Interaction) {
  return said;
}

function restoreInteraction(state: WorkingState, said: Omit<Interaction, 'demand'>): void {
  const interaction: Interaction = { ...said, demand: joinDemand(state, said) };
  state.interactions.set(said.interactionId, interaction);
  place(state, interaction);
  if (said.state !== 'wrap-up') return;
  const at = must(said.wrapUpEndsAt, 'end of wrap-up');
  state.deadlines.add({ at, kind: 'wrap-up-end', id: said.interactionId });
}

function restoreOffer(state: WorkingState, offer: OfferState): void {
  state.offers.set(offer.offerId, offer);
  state.deadlines.add({ at: offer.expiresAt, kind: 'offer-expiry', id: offer.offerId });
}

function restoreAgent(state: WorkingState, said: AgentJson): void {
  const agent: Agent = {
    ...newAgent(said.config, said.connectionAt),
    ...said,
    offerIds: new Set(said.offerIds),
    held: new Set(said.held),
    charges: new Map(said.charges),
  };
  recharge(agent);
  state.agents.set(said.config.agentId, agent);
  linkAgent(state, agent);
  if (said.graceEndsAt === null) return;
  state.deadlines.add({ at: said.graceEndsAt, kind: 'grace-end', id: said.config.agentId });
}
