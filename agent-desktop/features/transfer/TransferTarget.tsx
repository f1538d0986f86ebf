import { SegmentedControl, Select } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { centreQuery } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { usePeople } from '../../realtime/use-people.ts';
import { byPresence, PersonPicker } from '../../ui/PersonPicker.tsx';

/** Where the interaction goes; `id` is null until something is chosen. */
export interface Target {
  readonly kind: 'queue' | 'agent';
  readonly id: string | null;
}

export function TransferTarget({
  target,
  onChange,
}: {
  target: Target;
  onChange: (target: Target) => void;
}) {
  const { t } = useLingui();
  const session = useSession();
  const { data: centre } = useQuery(centreQuery);
  const agents = usePeople()
    .filter((person) => person.roles.includes('agent') && person.personId !== session.personId)
    .toSorted(byPresence);
  const skillName = (id: string) => centre?.skills.find((one) => one.skillId === id)?.name ?? id;
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t`Transfer to`}
        value={target.kind}
        onChange={(kind) => onChange({ kind, id: null })}
        data={[
          { value: 'queue' as const, label: t`To a queue` },
          { value: 'agent' as const, label: t`To an agent` },
        ]}
      />
      {target.kind === 'queue' ? (
        <Select
          label={t`Queue`}
          placeholder={t`Choose a queue`}
          searchable
          data-autofocus
          value={target.id}
          onChange={(id) => onChange({ kind: 'queue', id })}
          data={centre?.queues.map((one) => ({ value: one.queueId, label: one.name })) ?? []}
        />
      ) : (
        <PersonPicker
          label={t`Agent`}
          people={agents}
          value={target.id}
          skillName={skillName}
          whyNot={(person) => (person.presence === 'available' ? null : t`not available now`)}
          onChange={(id) => onChange({ kind: 'agent', id })}
        />
      )}
    </>
  );
}
