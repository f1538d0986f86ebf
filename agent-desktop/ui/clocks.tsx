import { useNow } from '../realtime/clock.ts';
import { clockText } from './duration.ts';

/** Runs upwards from an instant of the server's clock. Silent for screen readers: it changes. */
export function Since({ at, className = '' }: { at: number; className?: string | undefined }) {
  const now = useNow();
  return (
    <span className={`tabular ${className}`} role="timer" aria-live="off">
      {clockText(now - at)}
    </span>
  );
}

/** Runs down to an instant of the server's clock. */
export function Until({ at, className = '' }: { at: number; className?: string | undefined }) {
  const now = useNow();
  return (
    <span className={`tabular ${className}`} role="timer" aria-live="off">
      {clockText(at - now)}
    </span>
  );
}
