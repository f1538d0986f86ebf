import { Switch } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useSession } from '../../api/session.ts';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { usePeople } from '../../realtime/use-people.ts';
import { Refusal } from '../../ui/states.tsx';

/** Whether agents may ask this expert now; a consultation going on counts as available. */
export function Availability() {
  const { t } = useLingui();
  const session = useSession();
  const me = usePeople().find((person) => person.personId === session.personId);
  const change = useCommand('set-availability');
  const isAvailable = me?.presence === 'available' || me?.presence === 'busy';
  const toggle = () => void change.run({ isAvailable: !isAvailable });
  useShortcut({
    id: 'availability',
    chord: 'alt+s',
    label: isAvailable ? t`Become unavailable` : t`Become available`,
    group: 'desk',
    run: toggle,
  });
  return (
    <div>
      <Switch
        label={isAvailable ? t`Available` : t`Not available`}
        checked={isAvailable}
        disabled={change.isAsked || !me}
        onChange={toggle}
      />
      <Refusal problem={change.problem} />
    </div>
  );
}
