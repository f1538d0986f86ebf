import { Select, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { PersonView } from '@zentrale/protocol/views';
import { centreQuery } from '../../api/queries.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';

/** Experts by skill; who is not available stays visible and cannot be chosen. */
export function ExpertChoice({
  skillId,
  experts,
  expertId,
  onSkill,
  onExpert,
}: {
  skillId: string | null;
  experts: readonly PersonView[];
  expertId: string | null;
  onSkill: (skillId: string | null) => void;
  onExpert: (expertId: string) => void;
}) {
  const { t } = useLingui();
  const { data: centre } = useQuery(centreQuery);
  const skillName = (id: string) => centre?.skills.find((one) => one.skillId === id)?.name ?? id;
  return (
    <>
      <Select
        label={t`Skill`}
        placeholder={t`Any skill`}
        clearable
        clearButtonProps={{ 'aria-label': t`Any skill` }}
        value={skillId}
        onChange={onSkill}
        data={centre?.skills.map((one) => ({ value: one.skillId, label: one.name })) ?? []}
      />
      {experts.length === 0 ? (
        <Text c="dimmed">{t`Nobody has this skill. Choose another one.`}</Text>
      ) : (
        <PersonPicker
          label={t`Expert`}
          people={experts}
          value={expertId}
          skillName={skillName}
          whyNot={(person) => (person.presence === 'available' ? null : t`not available now`)}
          onChange={onExpert}
        />
      )}
    </>
  );
}
