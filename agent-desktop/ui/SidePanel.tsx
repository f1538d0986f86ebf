import { useLingui } from '@lingui/react/macro';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
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
  return (
    // A dialog is no widget, yet Escape is expected to close it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={panel}
      className={classes.panel}
      role="dialog"
      aria-labelledby="side-panel-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
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
