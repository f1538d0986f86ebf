import { useLingui } from '@lingui/react/macro';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../announce/announce.tsx';
import { useConnection } from '../realtime/desk.ts';
import { Banner } from '../ui/Banner.tsx';

/** Short interruptions repair themselves and deserve no alarm. */
const PATIENCE_MS = 1_500;

export function ConnectionBanner() {
  const { t } = useLingui();
  const isOnline = useConnection((state) => state.isOnline);
  const [isLate, setIsLate] = useState(false);
  const wasShown = useRef(false);
  useEffect(() => {
    if (isOnline) {
      if (wasShown.current) announce(t`Connected again. Everything is up to date.`);
      wasShown.current = false;
      return undefined;
    }
    const timer = setTimeout(() => {
      wasShown.current = true;
      setIsLate(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isOnline, t]);
  if (!isLate) return null;
  return (
    <Banner tone="red" icon={<IconPlugConnectedX size={18} />}>
      {t`No connection. What you see may be old; what you write is sent as soon as it is back.`}
    </Banner>
  );
}
