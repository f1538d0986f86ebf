import { Button, Group } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { usePreferences } from '../../state/preferences.ts';
import classes from './offer.module.css';

/** Offers desktop notifications in our own words first; the browser asks only after a yes. */
export function NotificationCard() {
  const { t } = useLingui();
  const isAsked = usePreferences((state) => state.isNotificationAsked);
  const [isOpen, setIsOpen] = useState(
    () => 'Notification' in window && Notification.permission === 'default',
  );
  if (isAsked || !isOpen) return null;
  const close = () => {
    setIsOpen(false);
    usePreferences.setState({ isNotificationAsked: true });
  };
  return (
    <aside className={classes.notice} aria-label={t`Desktop notifications`}>
      <p>
        <strong>{t`Miss no offer`}</strong>
      </p>
      <p>{t`Shall offers appear as desktop notifications while another window is in front?`}</p>
      <Group gap="xs">
        <Button onClick={() => void Notification.requestPermission().finally(close)}>
          {t`Yes, please`}
        </Button>
        <Button variant="subtle" color="gray" onClick={close}>
          {t`Not now`}
        </Button>
      </Group>
    </aside>
  );
}
