import { useLingui } from '@lingui/react/macro';
import {
  IconAlertTriangle,
  IconArrowMerge,
  IconArrowsSplit,
  IconBulb,
  IconCheck,
  IconDeviceMobileMessage,
  IconDoorExit,
  IconEye,
  IconHourglassEmpty,
  IconId,
  IconLink,
  IconMessageCircle,
  IconPhoneIncoming,
  IconShieldCheck,
  type Icon,
} from '@tabler/icons-react';
import type { TouchpointView } from '@zentrale/protocol/views';
import { useNow } from '../realtime/clock.ts';
import { agoText, dateTimeText } from './duration.ts';
import classes from './TouchpointLine.module.css';

const ICONS: Record<TouchpointView['kind'], Icon> = {
  'page-viewed': IconEye,
  'chat-started': IconMessageCircle,
  'sms-received': IconDeviceMobileMessage,
  'call-received': IconPhoneIncoming,
  'alarm-raised': IconAlertTriangle,
  'interaction-handled': IconCheck,
  'interaction-abandoned': IconDoorExit,
  'interaction-expired': IconHourglassEmpty,
  'consent-changed': IconShieldCheck,
  'identity-linked': IconLink,
  'profile-merged': IconArrowMerge,
  'profile-unmerged': IconArrowsSplit,
  'hint-used': IconBulb,
  'identification-ended': IconId,
};

function useKindName(): (touchpoint: Pick<TouchpointView, 'kind' | 'facts'>) => string {
  const { t } = useLingui();
  return ({ kind, facts }) => {
    switch (kind) {
      case 'page-viewed':
        return t`Page`;
      case 'chat-started':
        return t`Chat begun`;
      case 'sms-received':
        return t`SMS`;
      case 'call-received':
        return t`Telephone call`;
      case 'alarm-raised':
        return t`Alarm raised`;
      case 'interaction-handled':
        return t`Served`;
      case 'interaction-abandoned':
        return t`Gave up waiting`;
      case 'interaction-expired':
        return t`Waited in vain`;
      case 'consent-changed':
        return t`Consent changed`;
      case 'identity-linked':
        return t`Identity linked`;
      case 'profile-merged':
        return t`Profiles merged`;
      case 'profile-unmerged':
        return t`Profiles taken apart`;
      case 'hint-used':
        return t`Hint used`;
      case 'identification-ended':
        return facts['outcome'] === 'identified'
          ? t`Identified by video`
          : facts['outcome'] === 'not-identified'
            ? t`Not identified by video`
            : t`Identification ended without a verdict`;
    }
  };
}

/** One thing that happened with the customer, in one line. */
export function TouchpointLine({ touchpoint }: { touchpoint: TouchpointView }) {
  const { i18n } = useLingui();
  const kindName = useKindName();
  const now = useNow();
  const Icon = ICONS[touchpoint.kind];
  return (
    <li className={classes.line} data-kind={touchpoint.kind}>
      <Icon size={15} stroke={1.8} aria-hidden />
      <span className={classes.words}>
        <span className={classes.kind}>{kindName(touchpoint)}</span>
        {touchpoint.title ? <span className={classes.title}>{touchpoint.title}</span> : null}
      </span>
      <time
        className="tabular"
        dateTime={new Date(touchpoint.at).toISOString()}
        title={dateTimeText(touchpoint.at, i18n.locale)}
      >
        {agoText(touchpoint.at, now, i18n.locale)}
      </time>
    </li>
  );
}
