import { minutes, type AgentId, type CustomerId, type Instant } from '@zentrale/kernel/values';
import type { Locale } from '@zentrale/protocol/views';
import type { Tier } from './profile.ts';

/** Views further apart than this belong to different visits. */
export const VISIT_GAP_MS = minutes(30);
/** A relation to an agent older than this is no reason to wait for that agent. */
export const LAST_AGENT_AGE_MS_MAX = minutes(30 * 24 * 60);
export const VISIT_PAGE_COUNT_MAX = 10;

/** What routing and the desktop are told of a customer, whole and small. */
export interface CustomerContext {
  readonly customerId: CustomerId;
  /** More than a browser: an address or number is known. */
  readonly isKnown: boolean;
  readonly name: string;
  readonly tier: Tier;
  readonly language: Locale | null;
  /** Who handled the last interaction, if within 30 days. */
  readonly lastAgentId: AgentId | null;
  /** Titles of the pages of the last visit, oldest first, at most ten, repeats left out. */
  readonly lastVisitPages: readonly string[];
  readonly lastVisitAt: Instant | null;
}

/** The agent of the last interaction, when that is recent enough to matter. */
export function lastAgent(
  handled: { readonly agentId: AgentId; readonly at: Instant } | null,
  now: Instant,
): AgentId | null {
  return handled !== null && now - handled.at <= LAST_AGENT_AGE_MS_MAX ? handled.agentId : null;
}

/** The pages of the last visit, given views newest first. */
export function lastVisit(views: readonly { readonly title: string; readonly at: Instant }[]) {
  const visit = views.slice(0, endOfVisit(views)).toReversed();
  const titles = visit.map(({ title }) => title).filter((title) => title !== '');
  const distinct = titles.filter((title, index) => titles.indexOf(title) === index);
  return {
    lastVisitPages: distinct.slice(-VISIT_PAGE_COUNT_MAX),
    lastVisitAt: views[0]?.at ?? null,
  };
}

function endOfVisit(views: readonly { readonly at: Instant }[]): number {
  const gap = views.findIndex((view, index) => {
    const newer = views[index - 1];
    return newer !== undefined && newer.at - view.at > VISIT_GAP_MS;
  });
  return gap < 0 ? views.length : gap;
}
