// Valid defaults, so that a test states only what matters to it.
import {
  asId,
  durationMs,
  type AgentId,
  type ConversationId,
  type CustomerId,
  type Instant,
  type InteractionId,
  type OfferId,
  type ProfileId,
  type QueueId,
  type SkillId,
} from '@zentrale/kernel/values';
import type {
  AgentConfig,
  QueueConfig,
  RequestRouting,
  RoutingCommand,
  RoutingStep,
  SkillRequirement,
} from '../core/index.ts';

export const agentId = (name: string) => asId<AgentId>(name);
export const queueId = (name: string) => asId<QueueId>(name);
export const skillId = (name: string) => asId<SkillId>(name);
export const interactionId = (name: string) => asId<InteractionId>(name);
/** The offers of a centre are numbered from 1. */
export const offerId = (number: number) => asId<OfferId>(`off_${number}`);

export function skills(...names: string[]): RoutingCommand {
  return {
    type: 'ConfigureSkills',
    skills: names.map((name) => ({ skillId: skillId(name), name })),
  };
}

export function queue(
  name: string,
  more: Partial<Omit<QueueConfig, 'queueId' | 'name'>> = {},
): RoutingCommand {
  return {
    type: 'ConfigureQueue',
    queue: {
      queueId: queueId(name),
      name,
      priority: 100,
      ordering: 'deadline-then-ratio',
      priorityGrowthPerMinute: 0,
      priorityMax: 1_000,
      agentStrategy: 'longest-idle',
      steps: [step('requested')],
      stickyMs: durationMs(0),
      offerTimeoutMs: durationMs(30_000),
      offerCountMax: 1,
      wrapUpMs: durationMs(60_000),
      lengthMax: 1_000,
      onFull: 'refuse',
      waitMaxMs: durationMs(86_400_000),
      onWaitMax: 'expire',
      overflowQueueId: null,
      calendarId: null,
      onClosed: 'wait',
      onAgentLost: 'requeue',
      handleMaxMs: durationMs(86_400_000),
      parkMaxMs: durationMs(3_600_000),
      serviceLevelMs: durationMs(20_000),
      serviceLevelTargetPct: 80,
      shortAbandonMs: durationMs(5_000),
      reserve: null,
      offersCallback: false,
      ...more,
    },
  };
}

/** The last step, unless it says how long it lasts. */
export function step(
  requirement: string,
  more: Partial<Omit<RoutingStep, 'requirement'>> = {},
): RoutingStep {
  return {
    requirement,
    lastsMs: null,
    priorityGain: 0,
    queueIds: [],
    skipsWhenNobody: false,
    ...more,
  };
}

/** Serves the queue `service` with one chat at a time, unless told otherwise. */
export function agent(
  name: string,
  more: {
    queues?: readonly string[];
    skills?: Readonly<Record<string, number>>;
    attributes?: AgentConfig['attributes'];
    profile?: string;
    total?: number;
    channels?: AgentConfig['capacity']['channels'];
  } = {},
): RoutingCommand {
  return {
    type: 'ConfigureAgent',
    agent: {
      agentId: agentId(name),
      name,
      skills: Object.entries(more.skills ?? {}).map(([skill, proficiency]) => ({
        skillId: skillId(skill),
        proficiency,
      })),
      attributes: more.attributes ?? {},
      profileId: more.profile === undefined ? null : asId<ProfileId>(more.profile),
      queueIds: (more.queues ?? ['service']).map(queueId),
      capacity: {
        total: more.total ?? 100,
        channels: more.channels ?? { chat: { weight: 100, countMax: 1 } },
      },
    },
  };
}

/** The agent is connected and ready. */
export function onDuty(...names: string[]): RoutingCommand[] {
  return names.flatMap((name): RoutingCommand[] => [connect(name), ready(name)]);
}

export const connect = (name: string): RoutingCommand => ({
  type: 'ConnectAgent',
  agentId: agentId(name),
});
export const disconnect = (name: string): RoutingCommand => ({
  type: 'DisconnectAgent',
  agentId: agentId(name),
});
export const signOut = (name: string, drain = false): RoutingCommand => ({
  type: 'SignOutAgent',
  agentId: agentId(name),
  ...(drain ? { drain } : {}),
});
export const ready = (name: string): RoutingCommand => ({
  type: 'SetReady',
  agentId: agentId(name),
});
export const notReady = (name: string, reason = 'lunch', drain = false): RoutingCommand => ({
  type: 'SetNotReady',
  agentId: agentId(name),
  reason,
  drain,
});

/** A chat for the queue `service`. */
export function request(
  name: string,
  more: {
    queue?: string;
    channel?: string;
    skills?: Readonly<Record<string, number>>;
    priority?: number;
    preferred?: string;
    context?: RequestRouting['context'];
    notBeforeAt?: Instant;
  } = {},
): RequestRouting {
  return {
    type: 'RequestRouting',
    interactionId: interactionId(name),
    conversationId: asId<ConversationId>(`conversation-${name}`),
    customerId: asId<CustomerId>(`customer-${name}`),
    channel: more.channel ?? 'chat',
    queueId: queueId(more.queue ?? 'service'),
    skills: requirements(more.skills ?? {}),
    ...(more.priority === undefined ? {} : { priority: more.priority }),
    ...(more.preferred === undefined ? {} : { preferredAgentId: agentId(more.preferred) }),
    ...(more.context === undefined ? {} : { context: more.context }),
    ...(more.notBeforeAt === undefined ? {} : { notBeforeAt: more.notBeforeAt }),
  };
}

export function requirements(minima: Readonly<Record<string, number>>): SkillRequirement[] {
  return Object.entries(minima).map(([skill, proficiencyMin]) => ({
    skillId: skillId(skill),
    proficiencyMin,
  }));
}

export const cancel = (name: string): RoutingCommand => ({
  type: 'CancelInteraction',
  interactionId: interactionId(name),
  reason: 'left',
});
export const accept = (number: number, name: string): RoutingCommand => ({
  type: 'AcceptOffer',
  offerId: offerId(number),
  agentId: agentId(name),
});
export const decline = (number: number, name: string): RoutingCommand => ({
  type: 'DeclineOffer',
  offerId: offerId(number),
  agentId: agentId(name),
  reason: 'busy',
});
export const complete = (name: string, by: string, dispositionId?: string): RoutingCommand => ({
  type: 'CompleteInteraction',
  interactionId: interactionId(name),
  agentId: agentId(by),
  ...(dispositionId === undefined ? {} : { dispositionId }),
});
export const finish = (name: string, by: string, dispositionId?: string): RoutingCommand => ({
  type: 'FinishWrapUp',
  interactionId: interactionId(name),
  agentId: agentId(by),
  ...(dispositionId === undefined ? {} : { dispositionId }),
});
export const toQueue = (
  name: string,
  by: string,
  to: string,
  minima?: Readonly<Record<string, number>>,
): RoutingCommand => ({
  type: 'TransferToQueue',
  interactionId: interactionId(name),
  agentId: agentId(by),
  queueId: queueId(to),
  ...(minima === undefined ? {} : { skills: requirements(minima) }),
});
export const toAgent = (name: string, by: string, to: string): RoutingCommand => ({
  type: 'TransferToAgent',
  interactionId: interactionId(name),
  agentId: agentId(by),
  toAgentId: agentId(to),
});
export const passTime: RoutingCommand = { type: 'PassTime' };
