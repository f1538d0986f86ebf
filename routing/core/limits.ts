/** Bounds of one tenant's routing state. Going over is refused with `limit.reached`. */
export const SKILL_COUNT_MAX = 1_000;
export const QUEUE_COUNT_MAX = 1_000;
export const CALENDAR_COUNT_MAX = 200;
export const PROFILE_COUNT_MAX = 500;
export const AGENT_COUNT_MAX = 20_000;
/** Live interactions; closed ones leave the state. */
export const INTERACTION_COUNT_MAX = 200_000;
export const AGENT_SKILL_COUNT_MAX = 100;
export const AGENT_QUEUE_COUNT_MAX = 100;
export const AGENT_CHANNEL_COUNT_MAX = 20;
/** Attributes of an agent, and members of an interaction's context. */
export const ATTRIBUTE_COUNT_MAX = 30;
export const REQUEST_SKILL_COUNT_MAX = 10;
export const STEP_COUNT_MAX = 10;
/** Queues that one step adds. */
export const STEP_QUEUE_COUNT_MAX = 20;
export const CAPACITY_TOTAL_MAX = 10_000;
export const PRIORITY_MAX = 1000;
export const SCORE_MAX = 1000;
export const PROFICIENCY_MAX = 100;
export const OFFER_COUNT_MAX = 10;
/** Colleagues beside the holder, asked or taking part. */
export const PARTY_COUNT_MAX = 6;
export const SUPERVISION_COUNT_MAX = 10;
export const RESERVE_IDLE_MAX = 1_000;
export const TEXT_LENGTH_MAX = 200;
/** Nothing in routing waits for longer than this without being looked at: 30 days. */
export const DURATION_MS_MAX = 2_592_000_000;
/** How far ahead work can be scheduled: a year. */
export const SCHEDULE_MS_MAX = 31_536_000_000;
/** A wait, a step or a park that ended sooner could not be noticed by anybody. */
export const WAIT_MS_MIN = 1_000;
/** An offer that runs out sooner could not be read, let alone answered. */
export const OFFER_TIMEOUT_MS_MIN = 1_000;
/** Queues that an overflow may pass through before it is given up. */
export const OVERFLOW_HOP_COUNT_MAX = 5;
/** Recent command answers, oldest forgotten first. */
export const REMEMBERED_COMMAND_COUNT_MAX = 10_000;
/** Agents an interaction remembers as having turned it down, oldest forgotten first. */
export const OFFERED_BEFORE_COUNT_MAX = 20;
/** Leaders a decision names. */
export const LEADER_COUNT_MAX = 5;
/**
 * How far behind the head of the line dispatch looks for work that the free agent has not turned
 * down. Beyond it the head is offered again: a bound on work, not on fairness.
 */
export const LOOK_AHEAD_COUNT_MAX = 32;
/** Lines a queue keeps for reuse though nobody waits in them; an index, not part of the state. */
export const IDLE_LINE_COUNT_MAX = 64;
/**
 * Agents and waiting interactions that are copied to look at a change before it is made: a fifth of
 * a second on a small machine, in which the tenant decides nothing else.
 */
export const DRAFT_COPY_SIZE_MAX = 20_000;
