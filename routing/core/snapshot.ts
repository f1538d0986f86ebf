import { digest } from '@zentrale/kernel/history';
import type { InteractionId, OfferId } from '@zentrale/kernel/values';
import { place } from './evolve/placement.ts';
import { addQueue, newAgent, reserve } from './evolve/settings.ts';
import { initial } from './initial.ts';
import { recharge } from './ledger.ts';
import { RecentCommands } from './recent-commands.ts';
import { linkAgent } from './roster.ts';
import { ShortMap, ShortSet } from './short-list.ts';
import {
  type Agent,
  type AgentState,
  type Charge,
  type Interaction,
  type InteractionState,
  type Offer,
  type OfferState,
  type QueueState,
  type RoutingState,
  type WorkingState,
} from './state.ts';

/** Raised when the shape changes; older snapshots are then left aside and history is replayed. */
const FORMAT = 2;

/** The state as plain JSON: what facts have said, without indices and sums. */
export function toJson(state: RoutingState): unknown {
  // Only a working state is ever made; the readonly view of it has the same members.
  const own = state as WorkingState;
  const json: StateJson = {
    ...headJson(own),
    agents: Array.from(own.agents.values(), agentJson),
    interactions: Array.from(own.interactions.values(), interactionJson),
    offers: Array.from(own.offers.values(), offerJson),
  };
  return json;
}

/** All but agents and their work; nothing in it changes when the state does. */
export function headJson(state: WorkingState): HeadJson {
  return {
    format: FORMAT,
    version: state.version,
    recordedAt: state.recordedAt,
    centre: state.centre,
    offerCount: state.offerCount,
    skills: [...state.skills.values()],
    calendars: [...state.calendars.values()],
    profiles: [...state.profiles.values()],
    queues: Array.from(state.queues.values(), ({ config, day, waits }) => ({
      config,
      day: { ...day },
      waits: { ...waits },
    })),
    settingVersions: [...state.settingVersions],
    commands: state.commands.generations(),
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
  state.centre = json.centre;
  state.offerCount = json.offerCount;
  state.commands = RecentCommands.restore(json.commands);
  state.settingVersions = new Map(json.settingVersions);
  for (const skill of json.skills) state.skills.set(skill.skillId, skill);
  for (const calendar of json.calendars) state.calendars.set(calendar.calendarId, calendar);
  for (const profile of json.profiles) state.profiles.set(profile.profileId, profile);
  for (const { config, day, waits } of json.queues) {
    addQueue(state, config, { day: { ...day }, waits: { ...waits } });
  }
  for (const queue of state.queues.values()) reserve(state, queue, true);
  for (const agent of json.agents) restoreAgent(state, agent);
  for (const said of json.interactions) restoreInteraction(state, said);
  for (const offer of json.offers) restoreOffer(state, offer);
  return state;
}

type SetsOfAgent = 'offerIds' | 'held' | 'joined' | 'parked' | 'charges';

export interface AgentJson extends Omit<AgentState, SetsOfAgent | 'loadUsed' | 'loadPpm'> {
  readonly offerIds: readonly OfferId[];
  readonly held: readonly InteractionId[];
  readonly joined: readonly InteractionId[];
  readonly parked: readonly InteractionId[];
  readonly charges: readonly (readonly [InteractionId, Charge])[];
}

export interface HeadJson extends Pick<
  RoutingState,
  'version' | 'recordedAt' | 'centre' | 'offerCount'
> {
  readonly format: number;
  readonly skills: readonly ValueOf<RoutingState['skills']>[];
  readonly calendars: readonly ValueOf<RoutingState['calendars']>[];
  readonly profiles: readonly ValueOf<RoutingState['profiles']>[];
  readonly queues: readonly Pick<QueueState, 'config' | 'day' | 'waits'>[];
  readonly settingVersions: readonly (readonly [string, number])[];
  readonly commands: ReturnType<RecentCommands['generations']>;
}

export interface WorkJson {
  readonly agents: readonly AgentJson[];
  readonly interactions: readonly InteractionState[];
  readonly offers: readonly OfferState[];
}

type StateJson = HeadJson & WorkJson;

type ValueOf<Entries> = Entries extends ReadonlyMap<unknown, infer Value> ? Value : never;

function isCurrent(json: unknown): json is StateJson {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === FORMAT;
}

export function agentJson(agent: Agent): AgentJson {
  const {
    fits: _fits,
    queues: _queues,
    countedAs: _counted,
    graceDeadline: _due,
    placeCount: _places,
    loadUsed: _used,
    loadPpm: _ppm,
    ...said
  } = agent;
  return {
    ...said,
    offerIds: [...agent.offerIds],
    held: [...agent.held],
    joined: [...agent.joined],
    parked: [...agent.parked],
    charges: [...agent.charges],
  };
}

export function interactionJson({
  demand: _demand,
  placeEnd: _placeEnd,
  stepEnd: _stepEnd,
  ...said
}: Interaction): InteractionState {
  return said;
}

export function offerJson({ deadline: _deadline, ...said }: Offer): OfferState {
  return said;
}

function restoreInteraction(state: WorkingState, said: InteractionState): void {
  const interaction: Interaction = { ...said, demand: null, placeEnd: null, stepEnd: null };
  state.interactions.set(said.interactionId, interaction);
  place(state, interaction);
}

function restoreOffer(state: WorkingState, said: OfferState): void {
  const { offerId, expiresAt } = said;
  const deadline = state.deadlines.add(expiresAt, 'offer-expiry', offerId);
  state.offers.set(offerId, { ...said, deadline });
}

function restoreAgent(state: WorkingState, said: AgentJson): void {
  const { agentId } = said.config;
  const agent: Agent = {
    ...newAgent(said.config, said.connectionAt),
    ...said,
    offerIds: new ShortSet(said.offerIds),
    held: new ShortSet(said.held),
    joined: new ShortSet(said.joined),
    parked: new ShortSet(said.parked),
    charges: new ShortMap(said.charges),
  };
  recharge(agent);
  state.agents.set(agentId, agent);
  linkAgent(state, agent);
  if (said.graceEndsAt === null) return;
  agent.graceDeadline = state.deadlines.add(said.graceEndsAt, 'grace-end', agentId);
}
