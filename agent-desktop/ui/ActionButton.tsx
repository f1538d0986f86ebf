import { Button, Tooltip } from '@mantine/core';
import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';
import { chordText } from './Keys.tsx';

/** A button that stays where it is when it cannot be used, and says why. */
export function ActionButton({
  label,
  hint,
  chord,
  icon,
  blocked,
  isPrimary = false,
  isBusy = false,
  onClick,
  ref,
  ...rest
}: {
  label: string;
  hint?: string;
  chord?: string;
  icon?: ReactNode;
  blocked: string | null;
  isPrimary?: boolean;
  isBusy?: boolean;
  onClick: () => void;
  /** With what else a menu needs of the button it hangs on. */
  ref?: Ref<HTMLButtonElement>;
} & Pick<
  ComponentPropsWithoutRef<'button'>,
  'id' | 'aria-expanded' | 'aria-haspopup' | 'aria-controls'
>) {
  const about = blocked ?? hint ?? label;
  return (
    <Tooltip
      label={chord && !blocked ? `${about} · ${chordText(chord)}` : about}
      multiline
      maw={260}
    >
      {/* `data-disabled` keeps it reachable by keyboard, so that the reason can be read. */}
      <Button
        ref={ref}
        {...rest}
        variant={isPrimary ? 'filled' : 'default'}
        leftSection={icon}
        loading={isBusy}
        {...(blocked ? { 'data-disabled': true } : {})}
        aria-disabled={blocked !== null}
        aria-description={about}
        onClick={(event) => {
          if (blocked) event.preventDefault();
          else onClick();
        }}
      >
        {label}
      </Button>
    </Tooltip>
  );
}
