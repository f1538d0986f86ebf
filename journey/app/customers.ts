import type { Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  refused,
  type AgentId,
  type CustomerId,
  type Instant,
  type Result,
} from '@zentrale/kernel/values';
import type { CustomerView, Locale } from '@zentrale/protocol/views';
import {
  consentsInForce,
  isReachable,
  lastAgent,
  LAST_AGENT_AGE_MS_MAX,
  lastVisit,
  portrait,
  type CustomerContext,
  type Tier,
} from '../core/index.ts';
import { consentHistory } from './consents.ts';
import { currentId, profileIds, wholeGroup } from './groups.ts';
import { mergesOf } from './merges.ts';
import type { Announce } from './news.ts';

/** What lists show of a customer. */
export interface CustomerSummary {
  /** As it was asked for; may have been merged since. */
  readonly customerId: CustomerId;
  readonly currentId: CustomerId;
  /** Empty for somebody who never said. */
  readonly name: string;
  readonly tier: Tier;
  readonly language: Locale | null;
}

export interface CustomerChange {
  readonly name?: string | undefined;
  readonly language?: Locale | undefined;
  readonly tier?: Tier | undefined;
  readonly company?: string | undefined;
}

/** Views looked at for the last visit; a longer one shows its end. */
const VISIT_VIEW_COUNT_MAX = 40;

export function customers(announce: Announce) {
  return { currentId, profileIds, customer, summaries, context, updateCustomer };

  /** Changes what is given, on the top profile. */
  async function updateCustomer(
    tx: Tx,
    customerId: CustomerId,
    change: CustomerChange,
  ): Promise<Result<void>> {
    const name = change.name?.trim();
    if (name !== undefined && (name === '' || name.length > 120)) {
      return refused('request.invalid', { field: 'name' });
    }
    const topId = await currentId(tx, customerId);
    if (topId === null) return refused('customer.unknown');
    await tx.query(
      `update customers
          set name = coalesce($2, name), language = coalesce($3, language),
              tier = coalesce($4, tier), company = coalesce($5, company)
        where customer_id = $1`,
      [
        topId,
        name ?? null,
        change.language ?? null,
        change.tier ?? null,
        change.company?.trim().slice(0, 120) ?? null,
      ],
    );
    announce(tx, topId);
    return accepted(undefined);
  }
}

/** What the desktop shows of a customer but for what other capabilities have of her. */
async function customer(
  tx: Tx,
  customerId: CustomerId,
): Promise<Omit<CustomerView, 'openConversations' | 'identifications'> | null> {
  const group = await wholeGroup(tx, customerId);
  if (group === null) return null;
  const history = await consentHistory(tx, group.profileIds);
  return {
    customerId: group.customerId,
    ...portrait(group.profiles),
    identities: [...group.identities],
    consents: consentsInForce(history).map(({ purpose, isGranted, at, source }) => ({
      purpose,
      isGranted,
      at,
      source,
    })),
    merges: await mergesOf(tx, group.profileIds),
  };
}

/** Names for lists, by the id asked for; ids that are nobody's are left out. */
async function summaries(
  tx: Tx,
  customerIds: readonly CustomerId[],
): Promise<Map<CustomerId, CustomerSummary>> {
  const found = new Map<CustomerId, CustomerSummary>();
  for (const customerId of new Set(customerIds)) {
    const group = await wholeGroup(tx, customerId);
    if (group === null) continue;
    const { name, tier, language } = portrait(group.profiles);
    found.set(customerId, { customerId, currentId: group.customerId, name, tier, language });
  }
  return found;
}

/** What routing and the desktop need to know before the first word; `null` for nobody's id. */
async function context(tx: Tx, customerId: CustomerId): Promise<CustomerContext | null> {
  const group = await wholeGroup(tx, customerId);
  if (group === null) return null;
  const { name, tier, language } = portrait(group.profiles);
  const views = await tx.query<{ title: string; at: Instant }>(
    `select title, at from touchpoints
      where customer_id = any($1::text[]) and kind = 'page-viewed'
      order by at desc, touchpoint_id desc limit $2`,
    [group.profileIds, VISIT_VIEW_COUNT_MAX],
  );
  const [handled] = await tx.query<{ agentId: AgentId; at: Instant }>(
    `select facts ->> 'agentId' as "agentId", at from touchpoints
      where customer_id = any($1::text[]) and kind = 'interaction-handled'
        and at >= $2 and facts ->> 'agentId' is not null
      order by at desc, touchpoint_id desc limit 1`,
    [group.profileIds, tx.now - LAST_AGENT_AGE_MS_MAX],
  );
  return {
    customerId: group.customerId,
    isKnown: isReachable(group),
    name,
    tier,
    language,
    lastAgentId: lastAgent(handled ?? null, tx.now),
    ...lastVisit(views),
  };
}
