import { useLingui } from '@lingui/react/macro';
import { IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';
import classes from './SidePanel.module.css';

/**
 * A panel beside a page that goes on being live and usable: nothing behind it is blocked. Takes the
 * focus when it opens and gives it back; Escape closes it.
 */
export function SidePanel({
  title,
  about,
  onClose,
  children,
}: {
  title: ReactNode;
  about?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const panel = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      // Whatever took the focus meanwhile keeps it.
      const isLost = document.activeElement === document.body || document.activeElement === null;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // Also when what had the focus is gone; a field or dialog elsewhere keeps its Escape.
      const focus = document.activeElement;
      const isOurs = focus === null || focus === document.body || panel.current?.contains(focus);
      if (isOurs) close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div ref={panel} className={classes.panel} role="dialog" aria-labelledby="side-panel-title">
      <header className={classes.head}>
        <div className={classes.words}>
          <h2 id="side-panel-title" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {about ? <p className={classes.about}>{about}</p> : null}
        </div>
        <IconButton label={t`Close`} onClick={onClose}>
          <IconX size={18} aria-hidden />
        </IconButton>
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  );
}
