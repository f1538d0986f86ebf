import { MultiSelect, NumberInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useSettings } from '../use-settings.ts';

export interface SkillWish {
  readonly skillId: string;
  readonly proficiencyMin: number;
}

const FIRST_MIN = 30;

/** Skills that the imagined interaction asks for, each with its minimum. */
export function SkillWishes({
  value,
  onChange,
}: {
  value: readonly SkillWish[];
  onChange: (value: SkillWish[]) => void;
}) {
  const { t } = useLingui();
  const { skills, nameOf } = useSettings();
  const wishOf = (skillId: string) =>
    value.find((one) => one.skillId === skillId) ?? { skillId, proficiencyMin: FIRST_MIN };
  return (
    <>
      <MultiSelect
        label={t`Skills asked for`}
        placeholder={value.length === 0 ? t`none` : ''}
        searchable
        maxValues={10}
        data={(skills?.skills ?? []).map(({ skillId, name }) => ({ value: skillId, label: name }))}
        value={value.map(({ skillId }) => skillId)}
        onChange={(ids) => onChange(ids.map(wishOf))}
      />
      {value.map(({ skillId, proficiencyMin }) => {
        const name = nameOf('skill', skillId);
        return (
          <NumberInput
            key={skillId}
            label={t`${name}: at least`}
            description={proficiencyMin === 0 ? t`0 prefers it without asking for it.` : undefined}
            min={0}
            max={100}
            clampBehavior="strict"
            allowDecimal={false}
            value={proficiencyMin}
            onChange={(next) =>
              onChange(
                value.map((one) =>
                  one.skillId === skillId ? { skillId, proficiencyMin: Number(next) } : one,
                ),
              )
            }
          />
        );
      })}
    </>
  );
}
