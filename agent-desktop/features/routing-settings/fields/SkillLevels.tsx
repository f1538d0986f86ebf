import { NumberInput, Select, Slider } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconTrash } from '@tabler/icons-react';
import type { SkillLevel, SkillSetting } from '@zentrale/protocol/views';
import { IconButton } from '../../../ui/IconButton.tsx';
import classes from './fields.module.css';

const FIRST_PROFICIENCY = 50;

/** What an agent is good at, and how well, from 1 to 100. */
export function SkillLevels({
  skills,
  value,
  onChange,
}: {
  skills: readonly SkillSetting[];
  value: readonly SkillLevel[];
  onChange: (value: SkillLevel[]) => void;
}) {
  const { t } = useLingui();
  const nameOf = (skillId: string) =>
    skills.find((skill) => skill.skillId === skillId)?.name ?? skillId;
  const others = skills.filter(({ skillId }) => !value.some((level) => level.skillId === skillId));
  const change = (skillId: string, proficiency: number) =>
    onChange(value.map((level) => (level.skillId === skillId ? { skillId, proficiency } : level)));
  return (
    <div className={classes.rows}>
      <ul className={classes.levels}>
        {value.map(({ skillId, proficiency }, index) => {
          const name = nameOf(skillId);
          return (
            <li key={skillId} className={classes.level}>
              <span>{name}</span>
              <Slider
                thumbLabel={t`Proficiency in ${name}`}
                min={1}
                max={100}
                label={null}
                value={proficiency}
                onChange={(next) => change(skillId, next)}
              />
              <NumberInput
                aria-label={t`Proficiency in ${name}`}
                w={76}
                min={1}
                max={100}
                clampBehavior="strict"
                allowDecimal={false}
                data-path={`skills.${index}.proficiency`}
                value={proficiency}
                onChange={(next) => change(skillId, Math.max(1, Number(next)))}
              />
              <IconButton
                label={t`Take ${name} away`}
                onClick={() => onChange(value.filter((level) => level.skillId !== skillId))}
              >
                <IconTrash size={16} aria-hidden />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <Select
        label={t`Add a skill`}
        placeholder={others.length === 0 ? t`All skills are given` : t`Choose…`}
        maw={320}
        searchable
        disabled={others.length === 0}
        data={others.map(({ skillId, name }) => ({ value: skillId, label: name }))}
        value={null}
        onChange={(skillId) => {
          if (skillId !== null) {
            onChange([...value, { skillId, proficiency: FIRST_PROFICIENCY }]);
          }
        }}
      />
    </div>
  );
}
