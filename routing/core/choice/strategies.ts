import type { AgentStrategyName } from '../settings.ts';
import type { Fit } from '../demand.ts';
import { byBestProficiency } from './best-proficiency.ts';
import { byFastest } from './fastest.ts';
import { byLeastLoaded } from './least-loaded.ts';
import { byLongestIdle } from './longest-idle.ts';
import { byScore } from './score.ts';

/** A strategy is an order of the available agents: the first is chosen. */
export const AGENT_STRATEGIES: Readonly<Record<AgentStrategyName, (a: Fit, b: Fit) => number>> = {
  'longest-idle': byLongestIdle,
  'best-proficiency': byBestProficiency,
  'least-loaded': byLeastLoaded,
  fastest: byFastest,
  score: byScore,
};
