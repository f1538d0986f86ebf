import type { Tx } from '@zentrale/kernel/ports';
import { accepted, instant, refused, type Instant, type Result } from '@zentrale/kernel/values';
import { mayRecordPages, plainAddress } from '../core/index.ts';
import { consentHistory, ownerOfVisitor } from './consents.ts';
import { profileIds } from './groups.ts';
import { lockIdentities } from './locks.ts';
import type { Recorder } from './touchpoints.ts';

export interface PageView {
  readonly visitorId: string;
  /** Minted per view; a repeat is recorded once. */
  readonly viewId: string;
  readonly url: string;
  readonly title: string;
  /** By the visitor's clock; a time to come counts as now. */
  readonly viewedAt: Instant;
}

export function pages(record: Recorder) {
  return {
    /**
     * Records that a page was seen, without query and fragment of its address. Refused with
     * `consent.missing` unless journey recording was agreed to in this browser and not withdrawn.
     */
    async recordPage(tx: Tx, view: PageView): Promise<Result<void>> {
      const { visitorId } = view;
      // A withdrawal at the same moment must find the page, or this must find the withdrawal.
      await lockIdentities(tx, [`cookie:${visitorId}`]);
      const customerId = await ownerOfVisitor(tx, visitorId);
      if (customerId === null) return refused('consent.missing');
      const history = await consentHistory(tx, await profileIds(tx, customerId));
      if (!mayRecordPages(history, visitorId)) return refused('consent.missing');
      const page = {
        sourceKey: `page:${visitorId}:${view.viewId}`,
        customerId,
        kind: 'page-viewed',
        at: instant(Math.min(view.viewedAt, tx.now)),
        channel: 'web',
        title: view.title,
        facts: { url: plainAddress(view.url) },
        conversationId: null,
      } as const;
      await record(tx, page, visitorId);
      return accepted(undefined);
    },
  };
}
