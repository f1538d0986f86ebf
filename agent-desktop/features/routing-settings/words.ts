import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { AgentStrategyName, OrderingName } from '@zentrale/protocol/views';

/** What each member of a setting is called, in forms and in the history alike. */
const FIELDS = {
  name: msg`Name`,
  priority: msg`Priority`,
  ordering: msg`Order of service`,
  priorityGrowthPerMinute: msg`Growth per minute`,
  priorityMax: msg`Highest priority`,
  agentStrategy: msg`Choice of agent`,
  steps: msg`Routing steps`,
  requirement: msg`Who qualifies`,
  lastsMs: msg`Lasts`,
  priorityGain: msg`Priority gained`,
  queueIds: msg`Queues`,
  skipsWhenNobody: msg`Skip when nobody who qualifies is signed in`,
  stickyMs: msg`Wait for the preferred agent`,
  offerTimeoutMs: msg`Time to accept`,
  offerCountMax: msg`Offered to at once`,
  wrapUpMs: msg`Wrap-up at most`,
  lengthMax: msg`Waiting at most`,
  onFull: msg`When full`,
  waitMaxMs: msg`Longest wait`,
  onWaitMax: msg`After the longest wait`,
  overflowQueueId: msg`Overflow queue`,
  calendarId: msg`Opening hours`,
  onClosed: msg`While closed`,
  onAgentLost: msg`When an agent is lost`,
  handleMaxMs: msg`Longest handling`,
  parkMaxMs: msg`Longest parking`,
  serviceLevelMs: msg`Answer within`,
  serviceLevelTargetPct: msg`Target`,
  shortAbandonMs: msg`Short abandon below`,
  reserve: msg`Reserve`,
  idleMin: msg`Agents kept idle`,
  offersCallback: msg`Offer waiting customers a callback`,
  capacity: msg`Capacity`,
  total: msg`Total`,
  channels: msg`Channels`,
  weight: msg`Weight`,
  countMax: msg`At most`,
  interruptibleBy: msg`May be interrupted by`,
  skills: msg`Skills`,
  attributes: msg`Attributes`,
  profileId: msg`Routing profile`,
  graceMs: msg`Time to reconnect`,
  timeZone: msg`Time zone`,
  weekly: msg`Week`,
  holidays: msg`Holidays and special days`,
  queueId: msg`Queue`,
} as const satisfies Record<string, MessageDescriptor>;

export type FieldName = keyof typeof FIELDS;

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

export function useFieldName(): (name: FieldName) => string {
  const { i18n } = useLingui();
  return (name) => i18n._(FIELDS[name]);
}

/** Choices with their names and what they mean. */
interface ChoiceWords {
  readonly name: MessageDescriptor;
  readonly about: MessageDescriptor;
}

export const ORDERING_WORDS: Readonly<Record<OrderingName, ChoiceWords>> = {
  'deadline-then-ratio': {
    name: msg`By deadline, then fairly late`,
    about: msg`While in time by the service-level deadline; once late by wait divided by target. The best compromise under load.`,
  },
  'first-come': {
    name: msg`First come, first served`,
    about: msg`Nothing but the time of arrival counts.`,
  },
  'priority-ageing': {
    name: msg`By priority, growing with the wait`,
    about: msg`Higher priority first; waiting adds points each minute.`,
  },
  'generalised-c-mu': {
    name: msg`By cost of waiting`,
    about: msg`Prefers what is late for its target and quickly done. Cheapest under overload.`,
  },
};

export const STRATEGY_WORDS: Readonly<Record<AgentStrategyName, ChoiceWords>> = {
  'longest-idle': {
    name: msg`Longest idle`,
    about: msg`Least loaded first, then who has waited longest for work.`,
  },
  'best-proficiency': {
    name: msg`Best proficiency`,
    about: msg`Who is best at what the interaction asks for.`,
  },
  'least-loaded': {
    name: msg`Least loaded`,
    about: msg`Who has the most room.`,
  },
  fastest: {
    name: msg`Fastest`,
    about: msg`Who has handled work quickest so far.`,
  },
  score: {
    name: msg`Score from outside`,
    about: msg`The highest score that another system has set.`,
  },
};

/** Names of the other choices, by member and value. */
const VALUES: Readonly<Record<string, MessageDescriptor>> = {
  'onFull.refuse': msg`Turn away`,
  'onFull.overflow': msg`Send to the overflow queue`,
  'onWaitMax.expire': msg`End the wait`,
  'onWaitMax.overflow': msg`Send to the overflow queue`,
  'onClosed.wait': msg`Let wait`,
  'onClosed.schedule': msg`Begin to wait when it opens`,
  'onClosed.overflow': msg`Send to the overflow queue`,
  'onClosed.refuse': msg`Turn away`,
  'onAgentLost.requeue': msg`Back into the queue`,
  'onAgentLost.keep': msg`Stays with the agent`,
};

export function useChoiceName(): (member: string, value: string) => string {
  const { i18n } = useLingui();
  return (member, value) => {
    if (member === 'ordering') {
      const words = ORDERING_WORDS[value as OrderingName] as ChoiceWords | undefined;
      return words === undefined ? value : i18n._(words.name);
    }
    if (member === 'agentStrategy') {
      const words = STRATEGY_WORDS[value as AgentStrategyName] as ChoiceWords | undefined;
      return words === undefined ? value : i18n._(words.name);
    }
    const words = VALUES[`${member}.${value}`];
    return words === undefined ? value : i18n._(words);
  };
}
