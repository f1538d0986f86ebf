import { TextInput } from '@mantine/core';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconTrash } from '@tabler/icons-react';
import type { SkillSetting } from '@zentrale/protocol/views';
import type { ReactNode } from 'react';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useSettings } from '../use-settings.ts';
import { queuesNaming } from './queues-naming.ts';
import classes from './skills.module.css';

/** One skill: its name, how expressions call it, and who has to do with it. */
export function SkillRow({
  skill: { skillId, name },
  path,
  error,
  onRename,
  onRemove,
}: {
  skill: SkillSetting;
  path: string;
  error: ReactNode;
  onRename: (name: string) => void;
  /** Null: may not be taken away by this person. */
  onRemove: (() => void) | null;
}) {
  const { t } = useLingui();
  const { queues, agents } = useSettings();
  const count = agents.filter(({ agent }) =>
    agent.skills.some((level) => level.skillId === skillId),
  ).length;
  const users = queuesNaming(skillId, queues).join(', ');
  return (
    <li className={classes.skill}>
      <TextInput
        aria-label={t`Name of the skill`}
        maxLength={200}
        data-path={path}
        error={error}
        value={name}
        onChange={(event) => onRename(event.currentTarget.value)}
      />
      <code>{skillId === '' ? '' : `skill.${skillId}`}</code>
      <span className={`${classes.count} tabular`}>
        {t`${plural(count, { one: '# agent', other: '# agents' })}`}
      </span>
      <span className={classes.users}>{users === '' ? '' : t`in ${users}`}</span>
      {onRemove === null ? null : (
        <IconButton label={t`Take ${name} away`} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
