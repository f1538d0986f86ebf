import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Problem } from '@zentrale/protocol/errors';
import { useProblemWords } from '../../api/problem-words.ts';
import { dateTimeText } from '../../ui/duration.ts';
import { useExpressionWords } from './fields/expression-words.ts';
import { useSettings } from './use-settings.ts';

/** Refusals of settings in words that name what is in the way. */
export function useSettingProblemWords(): (problem: Problem) => string {
  const { t, i18n } = useLingui();
  const general = useProblemWords();
  const expression = useExpressionWords();
  const { nameOf } = useSettings();
  return (problem) => {
    const { kind, facts = {} } = problem;
    switch (kind) {
      case 'settings.in-use': {
        const user = userOf(String(facts['by'] ?? ''));
        const skillId = facts['skillId'];
        if (skillId === undefined) return t`Still used by ${user}.`;
        const skill = nameOf('skill', String(skillId));
        return t`The skill ${skill} is still used by ${user}.`;
      }
      case 'settings.strands-work': {
        const count = Number(facts['count'] ?? 0);
        const queue = nameOf('queue', String(facts['queueId'] ?? ''));
        return t`${plural(count, {
          one: '# interaction',
          other: '# interactions',
        })} waiting in ${queue} could then be served by nobody. Serve or move the work first.`;
      }
      case 'settings.conflict': {
        const name = facts['changedBy'];
        const at = facts['changedAt'];
        if (typeof name !== 'string' || typeof at !== 'number') return general(problem);
        const when = dateTimeText(at, i18n.locale);
        return t`${name} changed this meanwhile (${when}). Nothing was saved.`;
      }
      case 'expression.syntax':
      case 'expression.too-long':
      case 'expression.unknown-skill':
        return expression({
          kind,
          at: Number(facts['at'] ?? 0),
          expected: String(facts['expected'] ?? ''),
          found: String(facts['found'] ?? ''),
        });
      default:
        return general(problem);
    }
  };

  function userOf(by: string): string {
    const [kind = '', ...rest] = by.split(':');
    const id = rest.join(':');
    switch (kind) {
      case 'queue': {
        const name = nameOf('queue', id);
        return t`the queue ${name}`;
      }
      case 'profile': {
        const name = nameOf('profile', id);
        return t`the profile ${name}`;
      }
      case 'agent':
        return nameOf('agent', id);
      case 'topic':
        return t`the topic ${id} that customers choose`;
      default:
        return by;
    }
  }
}
