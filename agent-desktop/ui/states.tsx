import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconAlertCircle, IconLock } from '@tabler/icons-react';
import type { Problem } from '@zentrale/protocol/errors';
import type { ReactNode } from 'react';
import { useProblemWords } from '../api/problem-words.ts';
import classes from './states.module.css';

/** Nothing here, and what to do about it. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      {icon ? (
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      ) : null}
      <Title order={2} size="h3">
        {title}
      </Title>
      {children ? (
        <Text c="dimmed" maw={360}>
          {children}
        </Text>
      ) : null}
      {action}
    </div>
  );
}

export function ErrorState({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const isForbidden = problem.status === 403;
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} aria-hidden>
        {isForbidden ? <IconLock size={22} /> : <IconAlertCircle size={22} />}
      </span>
      <Title order={2} size="h3">
        {isForbidden ? t`No access` : t`This could not be loaded`}
      </Title>
      <Text c="dimmed" maw={360}>
        {words(problem)}
      </Text>
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          {t`Try again`}
        </Button>
      ) : null}
    </div>
  );
}

/** Holds the place of rows that are on their way, without moving anything when they arrive. */
export function LoadingRows({ count = 4, height = 44 }: { count?: number; height?: number }) {
  const { t } = useLingui();
  return (
    <Stack gap="xs" p="md" aria-busy="true" role="status" aria-label={t`Loading`}>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} height={height} radius="sm" />
      ))}
    </Stack>
  );
}

/** A refusal, in words, in the place where it was asked. */
export function Refusal({ problem }: { problem: Problem | null }) {
  const words = useProblemWords();
  if (problem === null) return null;
  return (
    <p className={classes.refusal} role="alert">
      <IconAlertCircle size={16} aria-hidden />
      <span>{words(problem)}</span>
    </p>
  );
}
