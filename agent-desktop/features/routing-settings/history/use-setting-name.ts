import { useLingui } from '@lingui/react/macro';
import type { SettingChangeView } from '@zentrale/protocol/views';

/** What a setting is called in a sentence: `queue Service`, `the centre`. */
export function useSettingName(): (change: SettingChangeView) => string {
  const { t } = useLingui();
  return ({ kind, name, settingId }) => {
    const called = name === '' ? settingId : name;
    switch (kind) {
      case 'centre':
        return t`the centre`;
      case 'skills':
        return t`the skills`;
      case 'queue':
        return t`queue “${called}”`;
      case 'calendar':
        return t`opening hours “${called}”`;
      case 'profile':
        return t`profile “${called}”`;
      case 'agent':
        return called;
    }
  };
}
