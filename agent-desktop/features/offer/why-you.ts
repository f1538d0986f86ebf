import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { DecisionView, OfferView } from '@zentrale/protocol/views';
import { clockText } from '../../ui/duration.ts';

type Offered = Pick<OfferView, 'decision' | 'purpose' | 'fromAgentName'>;

/** Why this agent and not another, in plain sentences, the deciding one first. */
export function whyYou(i18n: I18n, offered: Offered, agentId: string): string[] {
  const { decision } = offered;
  if (decision.strategy === 'directed') return [directedWords(i18n, offered)];
  const sentences = [strategyWords(i18n, decision.strategy, decision, agentId)];
  const step = stepWords(i18n, decision);
  if (step !== null) sentences.push(step);
  const count = decision.consideredCount;
  if (count > 0) {
    sentences.push(
      i18n._(
        msg`${plural(count, { one: '# agent serves the queue.', other: '# agents serve the queue.' })}`,
      ),
    );
  }
  const left = decision.excluded
    .filter(({ count: left }) => left > 0)
    .map(({ reason, count: left }) => excludedWords(i18n, reason, left));
  if (left.length > 0) {
    const list = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(left);
    sentences.push(i18n._(msg`Left out: ${list}.`));
  }
  return sentences;
}

/** Nobody was compared: somebody named this agent. */
function directedWords(i18n: I18n, { purpose, fromAgentName: name }: Offered): string {
  if (name === null) return i18n._(msg`It was handed to you directly.`);
  return purpose === 'consult'
    ? i18n._(msg`${name} asked for you by name, for advice.`)
    : i18n._(msg`${name} chose you by name.`);
}

function strategyWords(
  i18n: I18n,
  strategy: Exclude<DecisionView['strategy'], 'directed'>,
  { leaders }: DecisionView,
  agentId: string,
): string {
  const mine = leaders.find((leader) => leader.agentId === agentId);
  switch (strategy) {
    case 'preferred':
      return i18n._(msg`You know this customer: you are asked first.`);
    case 'best-proficiency': {
      const proficiency = mine?.proficiency ?? 0;
      return i18n._(msg`Your skills fit best: ${proficiency} points in what is needed.`);
    }
    case 'least-loaded': {
      const loadPct = mine?.loadPct ?? 0;
      return i18n._(msg`You have the most room: ${loadPct} % of your capacity is in use.`);
    }
    case 'fastest':
      return i18n._(msg`You are usually the fastest with this kind of work.`);
    case 'score':
      return i18n._(msg`Your score is the highest of those who are free.`);
    case 'longest-idle': {
      const idle = clockText(mine?.idleMs ?? 0);
      return i18n._(msg`You have been free the longest: ${idle} minutes.`);
    }
  }
}

/** In which ring of agents she is, and what was asked for before; one ring needs no words. */
function stepWords(i18n: I18n, decision: DecisionView): string | null {
  const { step, stepCount } = decision;
  if (step < 0 || stepCount < 2) return null;
  const number = step + 1;
  const now = requirementWords(i18n, decision.requirement);
  if (decision.relaxedFrom === null) {
    return i18n._(msg`Step ${number} of ${stepCount}: wanted is ${now}.`);
  }
  const before = requirementWords(i18n, decision.relaxedFrom);
  return i18n._(msg`Step ${number} of ${stepCount}: wanted is ${now}, before it was ${before}.`);
}

/** The expressions nearly every queue has, in words; others stand as their authors wrote them. */
function requirementWords(i18n: I18n, expression: string): string {
  const points = /^requested minus (\d{1,3})$/.exec(expression)?.[1];
  if (expression === 'requested') return i18n._(msg`whoever has the skills asked for`);
  if (expression === 'any') return i18n._(msg`anybody`);
  if (points !== undefined) {
    return i18n._(msg`whoever has the skills asked for with ${points} points less`);
  }
  return i18n._(msg`“${expression}”`);
}

function excludedWords(
  i18n: I18n,
  reason: DecisionView['excluded'][number]['reason'],
  count: number,
): string {
  switch (reason) {
    case 'not-connected':
      return i18n._(msg`${count} not connected`);
    case 'not-ready':
      return i18n._(msg`${count} not ready`);
    case 'no-capacity':
      return i18n._(msg`${count} without capacity`);
    case 'channel-not-served':
      return i18n._(msg`${count} without this channel`);
    case 'skill-missing':
      return i18n._(msg`${count} without the skill`);
    case 'offered-before':
      return i18n._(msg`${count} asked before`);
    case 'held-in-reserve':
      return i18n._(msg`${count} kept free for other work`);
  }
}
