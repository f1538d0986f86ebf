import type { QueueSettings, RoutingStepSettings } from '@zentrale/protocol/views';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Who qualifies: what was asked for; after a while less of it; in the end anybody. */
const STEPS: readonly RoutingStepSettings[] = [
  stepOf('requested', 20_000),
  stepOf('requested minus 20', 40_000),
  stepOf('any', null),
];

function stepOf(requirement: string, lastsMs: number | null): RoutingStepSettings {
  return { requirement, lastsMs, priorityGain: 0, queueIds: [], skipsWhenNobody: false };
}

/** What a new queue begins with. */
export const NEW_QUEUE: QueueSettings = {
  queueId: '',
  name: '',
  priority: 300,
  ordering: 'deadline-then-ratio',
  priorityGrowthPerMinute: 0,
  priorityMax: 1000,
  agentStrategy: 'longest-idle',
  steps: [...STEPS],
  stickyMs: 0,
  offerTimeoutMs: 30_000,
  offerCountMax: 1,
  wrapUpMs: 2 * MINUTE,
  lengthMax: 500,
  onFull: 'refuse',
  waitMaxMs: DAY,
  onWaitMax: 'expire',
  overflowQueueId: null,
  calendarId: null,
  onClosed: 'wait',
  onAgentLost: 'requeue',
  handleMaxMs: DAY,
  parkMaxMs: DAY,
  serviceLevelMs: MINUTE,
  serviceLevelTargetPct: 80,
  shortAbandonMs: 5_000,
  reserve: null,
  offersCallback: false,
};

/** One more ring, before the last: the last one has no end. */
export function addStep(steps: readonly RoutingStepSettings[]): RoutingStepSettings[] {
  const last = steps.at(-1);
  const added = stepOf('requested minus 10', 20_000);
  return last === undefined ? [stepOf('any', null)] : [...steps.slice(0, -1), added, last];
}

export function removeStep(
  steps: readonly RoutingStepSettings[],
  index: number,
): RoutingStepSettings[] {
  return withLast(steps.filter((_, at) => at !== index));
}

export function moveStep(
  steps: readonly RoutingStepSettings[],
  index: number,
  by: 1 | -1,
): RoutingStepSettings[] {
  const moved = [...steps];
  const [step] = moved.splice(index, 1);
  if (step === undefined) return moved;
  moved.splice(index + by, 0, step);
  return withLast(moved);
}

const STEP_MS = 20_000;

/** The last step lasts until somebody comes and cannot be skipped; the others end. */
function withLast(steps: readonly RoutingStepSettings[]): RoutingStepSettings[] {
  return steps.map((step, index) =>
    index === steps.length - 1
      ? { ...step, lastsMs: null, skipsWhenNobody: false }
      : { ...step, lastsMs: step.lastsMs ?? STEP_MS },
  );
}

/** When each step begins, from the beginning of the wait. */
export function startsOf(steps: readonly RoutingStepSettings[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const { lastsMs } of steps) {
    starts.push(at);
    at += lastsMs ?? 0;
  }
  return starts;
}

/** Does anything lead to the overflow queue? */
export function overflows({
  onFull,
  onWaitMax,
  onClosed,
}: Pick<QueueSettings, 'onFull' | 'onWaitMax' | 'onClosed'>): boolean {
  return onFull === 'overflow' || onWaitMax === 'overflow' || onClosed === 'overflow';
}
