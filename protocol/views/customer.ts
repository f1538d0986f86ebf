import { z } from 'zod';
import { At, Id, Locale } from './base.ts';
import { IdentificationView } from './identification.ts';
import { TouchpointView } from './routing.ts';

export const IdentityView = z.object({
  kind: z.enum(['cookie', 'email', 'phone', 'device']),
  value: z.string(),
  /** Shown with a mark: proven by the customer or only claimed. */
  isVerified: z.boolean(),
  linkedAt: At,
});

export const ConsentView = z.object({
  purpose: z.enum(['journey', 'service-messages', 'marketing', 'recording']),
  isGranted: z.boolean(),
  at: At,
  source: z.string(),
});
export type ConsentView = z.infer<typeof ConsentView>;

export const MergeView = z.object({
  mergeId: Id,
  intoCustomerId: Id,
  fromCustomerId: Id,
  because: z.string(),
  at: At,
  undoneAt: At.nullable(),
});

export const CustomerView = z.object({
  customerId: Id,
  name: z.string(),
  language: Locale.nullable(),
  tier: z.enum(['standard', 'gold']),
  company: z.string(),
  identities: z.array(IdentityView),
  consents: z.array(ConsentView),
  merges: z.array(MergeView),
  firstSeenAt: At,
  /** Newest first; what was seen in them is read elsewhere, by who may. */
  identifications: z.array(
    IdentificationView.pick({
      identificationId: true,
      state: true,
      outcome: true,
      endedAt: true,
      endedByName: true,
    }),
  ),
  openConversations: z.array(
    z.object({ conversationId: Id, channel: z.string(), subject: z.string() }),
  ),
});
export type CustomerView = z.infer<typeof CustomerView>;

export const TimelinePage = z.object({
  items: z.array(TouchpointView),
  /** Pass as `before` to get older ones; `null` at the beginning of the story. */
  nextBefore: z.string().nullable(),
});
export type TimelinePage = z.infer<typeof TimelinePage>;
