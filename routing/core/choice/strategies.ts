import type { AgentStrategyName } from '../commands.ts';
import type { Fit } from '../demand.ts';
import { byBestProficiency } from './best-proficiency.ts';
import { byLongestIdle } from './longest-idle.ts';

/** A strategy is an order of the available agents: the first is chosen. */
export const AGENT_STRATEGIES: Readonly<Record<AgentStrategyName, (a: Fit, b: Fit) => number>> = {
  'longest-idle': byLongestIdle,
  'best-proficiency': byBestProficiency,
};
