import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { SkillSetting, type SkillsView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { z } from 'zod';
import { useCommand } from '../../../realtime/use-command.ts';
import { FieldGroup } from '../form/FieldGroup.tsx';
import { SettingFrame } from '../form/SettingFrame.tsx';
import { useCheck } from '../form/use-check.ts';
import { useSettingForm } from '../form/use-setting-form.ts';
import { idOfName } from '../id-of-name.ts';
import { SkillRow } from './SkillRow.tsx';
import classes from './skills.module.css';

/** A skill in the list; new ones get their id from the name when they are saved. */
interface Values {
  readonly skills: readonly SkillSetting[];
}

const NAMES = z.object({ skills: z.array(SkillSetting.pick({ name: true })) });

/** The centre's skills as one list: renamed, added, and taken away where nothing names them. */
export function SkillsForm({ view, isReadOnly }: { view: SkillsView; isReadOnly: boolean }) {
  const { t } = useLingui();
  const check = useCheck();
  const save = useCommand('save-skills');
  const stored = useMemo(() => ({ ...view, values: { skills: view.skills } }), [view]);
  const state = useSettingForm<Values>({
    stored,
    blank: { skills: [] },
    root: 'body',
    check: ({ skills }) => check(NAMES, { skills: skills.map(({ name }) => ({ name })) }),
    save: ({ skills }, baseVersion) => save.run({ skills: withIds(skills), baseVersion }),
    // The ids that new ones got come back with the live list.
    onSaved: ({ skills }) => state.form.setFieldValue('skills', withIds(skills)),
  });
  const { form } = state;
  const { skills } = form.getValues();
  const change = (next: readonly SkillSetting[]) => form.setFieldValue('skills', next);
  return (
    <SettingFrame
      title={t`Skills`}
      settingKey="skills"
      stored={stored}
      state={state}
      isReadOnly={isReadOnly}
    >
      <FieldGroup
        title={t`Skills of the centre`}
        about={t`Expressions name them by their id. Who is how good at them is set for each agent.`}
        isWide
      >
        <ul className={classes.skills}>
          {skills.map((skill, index) => (
            <SkillRow
              // New ones have no id yet; where they stand is what they are.
              key={index}
              skill={skill}
              path={`skills.${index}.name`}
              error={form.errors[`skills.${index}.name`]}
              onRename={(name) =>
                change(skills.map((one, at) => (at === index ? { ...one, name } : one)))
              }
              onRemove={isReadOnly ? null : () => change(skills.filter((_, at) => at !== index))}
            />
          ))}
        </ul>
        {isReadOnly ? null : (
          <Button
            variant="default"
            w="fit-content"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => change([...skills, { skillId: '', name: '' }])}
          >
            {t`Add a skill`}
          </Button>
        )}
      </FieldGroup>
    </SettingFrame>
  );
}

function withIds(skills: readonly SkillSetting[]): SkillSetting[] {
  const taken = skills.map(({ skillId }) => skillId);
  return skills.map((skill) => {
    if (skill.skillId !== '') return skill;
    const skillId = idOfName(skill.name, taken);
    taken.push(skillId);
    return { ...skill, skillId };
  });
}
