import { durationMs, later, type Instant } from '@zentrale/kernel/values';
import type { ChosenDialResult, DialListSettings, DialResult } from '@zentrale/protocol/views';
import type { Call } from '../calls/index.ts';

/** After these nobody is called again. */
const FINAL: ReadonlySet<DialResult> = new Set<DialResult>(['reached', 'wrong-number', 'no-calls']);
const MINUTE_MS = 60_000;

/** What came of an attempt: what the agent says, otherwise what her last call tells. */
export function dialResult(
  call: Pick<Call, 'answeredAt' | 'answeredBy'> | null,
  chosen: ChosenDialResult | null,
): DialResult {
  if (chosen !== null) return chosen;
  if (call === null) return 'not-called';
  if (call.answeredAt === null) return 'not-reached';
  return call.answeredBy === 'machine' || call.answeredBy === 'fax' ? 'machine' : 'reached';
}

/** When the number is tried again; `null`: it is done. `attemptCount` includes this attempt. */
export function nextAttemptAt(
  result: DialResult,
  attemptCount: number,
  list: Pick<DialListSettings, 'attemptsMax' | 'retryAfterMinutes'>,
  now: Instant,
): Instant | null {
  if (FINAL.has(result) || attemptCount >= list.attemptsMax) return null;
  return later(now, durationMs(list.retryAfterMinutes * MINUTE_MS));
}
