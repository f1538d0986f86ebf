import { z } from 'zod';
import {
  At,
  DialEntryView,
  Id,
  Name,
  PhotoView,
  RecordingMarkView,
  RecordingTrackView,
  RecordingView,
} from '../views/index.ts';
import { IdentificationDetails } from './identification.ts';

/** GET /api/v1/customers/{customerId}/export: everything kept of a customer, as it is kept. */
export const CustomerArchive = z.object({
  exportedAt: At,
  /** Profiles, identities, consents, merges and the story over all channels. */
  customer: z.looseObject({ customerId: Id }),
  /** Conversations with messages and questions to experts, opt-outs, events of providers. */
  channels: z.looseObject({ conversations: z.array(z.unknown()) }),
  /** What was proposed to agents, why, and how they took to it. */
  knowledge: z.looseObject({ decisions: z.array(z.unknown()) }),
  /** How each conversation was routed, and who took part. */
  interactions: z.array(z.unknown()),
  /** Her recorded calls, with their sound: each voice as a file, in base64. */
  recordings: z.array(
    RecordingView.extend({
      /** `null`: the files or their key are damaged; the rest is handed out all the same. */
      tracks: z.array(RecordingTrackView.extend({ base64: z.string().nullable() })),
      marks: z.array(RecordingMarkView),
    }),
  ),
  /** What lists of numbers hold of her. */
  dialEntries: z.array(DialEntryView.omit({ entryId: true }).extend({ listName: z.string() })),
  /** Identifications of hers, with their photographs as JPEG in base64. */
  identifications: z.array(
    IdentificationDetails.extend({
      photos: z.array(PhotoView.extend({ base64: z.string().nullable() })),
    }),
  ),
});
export type CustomerArchive = z.infer<typeof CustomerArchive>;

/** POST /api/v1/customers/{customerId}/erasure */
export const ErasureRequest = z.strictObject({ confirm: z.literal(true) });
export const ErasureDone = z.object({
  customerId: Id,
  conversationCount: z.int().nonnegative(),
  attachmentCount: z.int().nonnegative(),
  recordingCount: z.int().nonnegative(),
  identificationCount: z.int().nonnegative(),
  dialEntryCount: z.int().nonnegative(),
});
export type ErasureDone = z.infer<typeof ErasureDone>;

/** POST /api/v1/api-keys. The key is in this answer and nowhere else. */
export const ApiKeyRequest = z.strictObject({ name: Name });
export const ApiKeyCreated = z.object({ apiKeyId: Id, key: z.string() });

/** GET /api/v1/api-keys */
export const ApiKeys = z.object({
  items: z.array(z.object({ apiKeyId: Id, name: z.string(), createdAt: At })),
});
