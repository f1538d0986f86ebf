// A queue's settings in the form that decisions use: parsed, looked up, with its orders at hand.
import { durationMs, must, type DurationMs, type QueueId } from '@zentrale/kernel/values';
import type { Calendar } from './calendar/index.ts';
import { AGENT_STRATEGIES } from './choice/strategies.ts';
import type { Demand, Fit } from './demand.ts';
import {
  bindExpression,
  bothOf,
  eitherOf,
  expressionText,
  NOBODY,
  parseExpression,
  type AgentExpression,
  type Expression,
} from './expression/index.ts';
import type { WaitRecord } from './estimate/index.ts';
import { ORDERINGS, type LineTraits, type Ordering } from './ordering/index.ts';
import type { QueueConfig } from './settings.ts';
import type { InteractionState, RoutingState } from './state.ts';

export interface QueuePlan {
  readonly calendar: Calendar | null;
  readonly ordering: Ordering;
  readonly compareWaiting: (a: InteractionState, b: InteractionState) => number;
  readonly compareFits: (a: Fit, b: Fit) => number;
  readonly steps: readonly PlanStep[];
  readonly traits: { -readonly [Key in keyof LineTraits]: LineTraits[Key] };
  /** Whether who qualifies depends on more than step, channel and skills. */
  readonly asksContext: boolean;
  /** Lines by what is asked for, so that equal wishes need no expressions. */
  readonly lines: Map<string, Demand>;
  /** What was asked for last. */
  latest: Wish | null;
}

/** What is asked for in a step, and its line. */
export interface Wish extends Pick<Asking, 'channel' | 'skills'> {
  readonly step: number;
  readonly demand: Demand;
}

interface PlanStep {
  readonly expression: Expression;
  /** The queue and whatever this and earlier steps add. */
  readonly queueIds: readonly QueueId[];
  readonly isSkippable: boolean;
}

/** Waits for the preferred agent alone; comes before the queue's own steps. */
export const STICKY_STEP = -1;

/** Checked settings only: expressions that cannot be parsed are a bug here. */
export function planOf(
  state: Pick<RoutingState, 'calendars'>,
  config: QueueConfig,
  waits: WaitRecord,
): QueuePlan {
  const queueIds = new Set([config.queueId]);
  const steps = config.steps.map((step): PlanStep => {
    for (const queueId of step.queueIds) queueIds.add(queueId);
    const parsed = parseExpression(step.requirement);
    return {
      expression: must(parsed.ok ? parsed.expression : null, 'expression of a step'),
      queueIds: [...queueIds],
      isSkippable: step.skipsWhenNobody,
    };
  });
  const ordering = ORDERINGS[config.ordering];
  const traits = {
    targetMs: config.serviceLevelMs,
    meanHandleMs: meanHandleMs(waits),
    priorityGrowthPerMinute: config.priorityGrowthPerMinute,
    priorityMax: config.priorityMax,
  };
  return {
    calendar: config.calendarId === null ? null : (state.calendars.get(config.calendarId) ?? null),
    ordering,
    compareWaiting: (a, b) => ordering.compareInLine(a, b, traits),
    compareFits: AGENT_STRATEGIES[config.agentStrategy],
    steps,
    traits,
    asksContext: steps.some(({ expression }) =>
      /\bcustomer\.|\bchannel\b/.test(expressionText(expression)),
    ),
    lines: new Map(),
    latest: null,
  };
}

/** Of recent work in the queue; a guess until there was some. */
export function meanHandleMs({ handleMsSum, handleCount }: WaitRecord): DurationMs {
  return handleCount === 0 ? HANDLE_MS_GUESS : durationMs(Math.round(handleMsSum / handleCount));
}

/** Five minutes: the middle of what calls, chats and e-mails take. */
const HANDLE_MS_GUESS = durationMs(300_000);

/** What decides who may serve an interaction. */
export type Asking = Pick<InteractionState, 'channel' | 'skills' | 'context' | 'preferredAgentId'>;

/** Who may serve in a step: everybody who qualified in an earlier one still does. */
export function requirementIn(plan: QueuePlan, asking: Asking, step: number): AgentExpression {
  if (step === STICKY_STEP) {
    return bothOf(theVeryAgent(asking.preferredAgentId ?? ''), boundStep(plan, asking, 0));
  }
  let requirement = boundStep(plan, asking, 0);
  for (let index = 1; index <= step; index += 1) {
    requirement = eitherOf(requirement, boundStep(plan, asking, index));
  }
  return requirement;
}

/** The queues whose agents may serve in a step. */
export function poolIn(plan: QueuePlan, step: number): readonly QueueId[] {
  return must(plan.steps[Math.max(0, step)], 'step of a queue').queueIds;
}

export function isSkippable(plan: QueuePlan, step: number): boolean {
  return step === STICKY_STEP || (plan.steps[step]?.isSkippable ?? false);
}

function boundStep(plan: QueuePlan, asking: Asking, step: number): AgentExpression {
  const { expression } = must(plan.steps[step], 'step of a queue');
  return bindExpression(expression, {
    requested: asking.skills,
    context: asking.context,
    channel: asking.channel,
  });
}

function theVeryAgent(agentId: string): AgentExpression {
  const parsed = parseExpression(`agent.id = "${agentId}"`);
  if (!parsed.ok) return NOBODY;
  return bindExpression(parsed.expression, { requested: [], context: {}, channel: '' });
}
