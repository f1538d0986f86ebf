import { useLingui } from '@lingui/react/macro';
import {
  IconCircleCheck,
  IconHourglassHigh,
  IconLogout,
  IconPlayerPause,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import type { Standing } from './standing.ts';
import classes from '../floor.module.css';

const ICONS = {
  ready: IconCircleCheck,
  draining: IconHourglassHigh,
  'not-ready': IconPlayerPause,
  lost: IconPlugConnectedX,
  offline: IconLogout,
} as const;

export function useStandingName(): (standing: Standing) => string {
  const { t } = useLingui();
  return (standing) =>
    ({
      ready: t`Ready`,
      draining: t`Finishing`,
      'not-ready': t`Not ready`,
      lost: t`Connection lost`,
      offline: t`Signed out`,
    })[standing];
}

/** Shape, colour and words; `children` say it more exactly, such as the reason. */
export function StandingMark({ standing, children }: { standing: Standing; children?: string }) {
  const name = useStandingName();
  const Icon = ICONS[standing];
  return (
    <span className={classes.standing} data-standing={standing}>
      <Icon size={15} stroke={2} aria-hidden />
      <span>{children ?? name(standing)}</span>
    </span>
  );
}
