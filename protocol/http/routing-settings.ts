import { z } from 'zod';
import {
  AgentRoutingSettings,
  Attributes,
  Channel,
  Id,
  ProfileSettings,
  QueueSettings,
} from '../views/index.ts';

/** A setting as somebody is writing it. */
export const SettingDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('queue'), queue: QueueSettings }),
  z.strictObject({ kind: z.literal('profile'), profile: ProfileSettings }),
  z.strictObject({ kind: z.literal('agent'), agent: AgentRoutingSettings }),
]);
export type SettingDraft = z.infer<typeof SettingDraft>;

/** POST /api/v1/routing/preview: who would get this now? Changes nothing. */
export const PreviewRequest = z.strictObject({
  queueId: Id,
  channel: Channel,
  skills: z
    .array(
      z.strictObject({
        skillId: Id,
        /** 0 prefers the skill without requiring it. */
        proficiencyMin: z.int().min(0).max(100),
      }),
    )
    .max(10)
    .default([]),
  /** The queue's when left out. */
  priority: z.int().min(0).max(1000).optional(),
  /** What expressions ask of the customer. */
  context: Attributes.default({}),
  preferredAgentId: Id.optional(),
  /** As if this had been saved just now; refused as saving it would be. */
  draft: SettingDraft.optional(),
});
export type PreviewRequest = z.infer<typeof PreviewRequest>;
export type PreviewInput = z.input<typeof PreviewRequest>;

/** GET /api/v1/routing/history?key=&before=&limit=, newest first. */
export const SettingHistoryQuery = z.strictObject({
  key: z.string().max(120).optional(),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
