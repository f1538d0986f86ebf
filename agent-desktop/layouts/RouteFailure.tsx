import type { ErrorComponentProps } from '@tanstack/react-router';
import { problemOf } from '../api/client.ts';
import { ErrorState } from '../ui/states.tsx';

export function RouteFailure({ error, reset }: ErrorComponentProps) {
  return <ErrorState problem={problemOf(error)} onRetry={reset} />;
}
