import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { DecisionView } from '@zentrale/protocol/views';
import { clockText } from '../../ui/duration.ts';

/** Why this agent and not another, in plain sentences, the deciding one first. */
export function whyYou(i18n: I18n, decision: DecisionView, agentId: string): string[] {
  const mine = decision.leaders.find((leader) => leader.agentId === agentId);
  const count = decision.consideredCount;
  const sentences: string[] = [];
  if (decision.strategy === 'directed') {
    sentences.push(i18n._(msg`It was handed to you directly.`));
  } else if (decision.strategy === 'best-proficiency') {
    const proficiency = mine?.proficiency ?? 0;
    sentences.push(i18n._(msg`Your skills fit best: ${proficiency} points in what is needed.`));
  } else {
    const idle = clockText(mine?.idleMs ?? 0);
    sentences.push(i18n._(msg`You have been free the longest: ${idle} minutes.`));
  }
  if (decision.strategy !== 'directed' && count > 0) {
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
  }
}
