import type { Bus, Ids, Tx } from '@zentrale/kernel/ports';
import type { PersonId } from '@zentrale/kernel/values';
import type { PhoneNumbers } from '../ports/index.ts';
import { consents } from './consents.ts';
import { customers } from './customers.ts';
import { identifier } from './identify.ts';
import { merging } from './merges.ts';
import { announcer } from './news.ts';
import { pages } from './pages.ts';
import { privacy } from './privacy.ts';
import { recorder, touchpoints } from './touchpoints.ts';

export { JOURNEY_CHANGED, type JourneyChanged } from './news.ts';

export interface JourneyNeeds {
  readonly ids: Ids;
  readonly bus: Bus;
  readonly phoneNumbers: PhoneNumbers;
}

/**
 * The customer and everything known of them. Every function takes the unit of work first and may
 * be given any id the customer ever had: a merged profile stands for the whole. What changes
 * something announces `journey.changed` after the commit.
 */
export function createJourney({ ids, bus, phoneNumbers }: JourneyNeeds) {
  const announce = announcer(bus);
  const record = recorder(ids, announce);
  const merges = merging(ids, record, announce);
  const identify = identifier({ ids, phoneNumbers, record, merging: merges, announce });
  return {
    identify,
    undoMerge: (tx: Tx, mergeId: string, byPersonId: PersonId) =>
      merges.undoMerge(tx, mergeId, byPersonId),
    ...customers(announce),
    ...touchpoints(record),
    ...consents({ ids, identify, record, announce }),
    ...pages(record),
    ...privacy(announce),
  };
}

export type Journey = ReturnType<typeof createJourney>;
