import { ActionIcon, Tooltip, type ActionIconProps } from '@mantine/core';
import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';

/** An icon that always has a name: the tooltip for eyes, the label for everybody else. */
export function IconButton({
  label,
  hint,
  children,
  ref,
  ...rest
}: {
  label: string;
  /** Shown behind the label, such as a shortcut. */
  hint?: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
} & ActionIconProps &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ActionIconProps>) {
  return (
    <Tooltip label={hint ? `${label} · ${hint}` : label}>
      <ActionIcon ref={ref} aria-label={label} {...rest}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
