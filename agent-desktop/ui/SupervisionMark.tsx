import { useLingui } from '@lingui/react/macro';
import { IconEye, IconHeadset, IconMessageShare } from '@tabler/icons-react';
import type { SupervisorView } from '@zentrale/protocol/views';
import classes from './SupervisionMark.module.css';

const ICONS = { monitor: IconEye, coach: IconHeadset, barge: IconMessageShare } as const;

/** Tells whoever works on something that a supervisor reads along, coaches or takes part. */
export function SupervisionMark({
  supervisors,
  isIconOnly = false,
}: {
  supervisors: readonly SupervisorView[];
  isIconOnly?: boolean;
}) {
  return supervisors.map((one) => (
    <One key={one.personId} supervisor={one} isIconOnly={isIconOnly || one.mode === 'monitor'} />
  ));
}

function One({
  supervisor: { name, mode },
  isIconOnly,
}: {
  supervisor: SupervisorView;
  isIconOnly: boolean;
}) {
  const { t } = useLingui();
  const words = {
    monitor: t`${name} reads along`,
    coach: t`${name} coaches`,
    barge: t`${name} takes part`,
  }[mode];
  const Icon = ICONS[mode];
  return (
    <span className={classes.mark} data-mode={mode} title={words}>
      <Icon size={14} stroke={1.9} aria-hidden />
      {/* Who only reads is a small eye; who speaks is named. */}
      <span className={isIconOnly ? 'visually-hidden' : undefined}>{words}</span>
    </span>
  );
}
