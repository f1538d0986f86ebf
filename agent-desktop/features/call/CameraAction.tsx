import { useLingui } from '@lingui/react/macro';
import { IconVideo, IconVideoOff } from '@tabler/icons-react';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { showCamera, usePhone } from './phone.ts';

/** Off until somebody wants to be seen. */
export function CameraAction() {
  const { t } = useLingui();
  const isOn = usePhone(({ media }) => media.pictures.some(({ partyId }) => partyId === null));
  const label = isOn ? t`Camera off` : t`Camera on`;
  const run = () => void showCamera(!isOn);
  useShortcut({ id: 'camera', chord: 'alt+v', label, group: 'work', run });
  return (
    <ActionButton
      label={label}
      chord="alt+v"
      icon={isOn ? <IconVideo size={16} /> : <IconVideoOff size={16} />}
      blocked={null}
      onClick={run}
    />
  );
}
