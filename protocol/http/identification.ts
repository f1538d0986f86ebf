import { z } from 'zod';
import {
  At,
  Id,
  IdentificationView,
  IdentityData,
  PhotoView,
  StepEntry,
  ZoneView,
} from '../views/index.ts';

/** GET /api/v1/identifications: supervisors get all, agents those they took part in. */
export const IdentificationsQuery = z.strictObject({
  /** Where the page before ended, as it said; to read on. */
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const IdentificationItem = IdentificationView.extend({ customerName: z.string() });
export type IdentificationItem = z.infer<typeof IdentificationItem>;
export const IdentificationsPage = z.object({
  identifications: z.array(IdentificationItem),
  /** Of the next page; `null` where this is the last. */
  before: z.string().nullable(),
});
export type IdentificationsPage = z.infer<typeof IdentificationsPage>;

/** GET /api/v1/identifications/{id}: everything, the customer's data included. */
export const IdentificationDetails = z.object({
  identification: IdentificationView,
  /** `false`: forgotten by now; the rest is empty. */
  isKept: z.boolean(),
  given: IdentityData.nullable(),
  consents: z.array(
    z.object({
      purpose: z.enum(['identification', 'photographs']),
      at: At,
      textVersion: z.string(),
    }),
  ),
  photos: z.array(PhotoView),
  zone: ZoneView.nullable(),
  log: z.array(StepEntry),
  retentionDays: z.int(),
  deleteAt: At.nullable(),
});
export type IdentificationDetails = z.infer<typeof IdentificationDetails>;

/** POST /api/v1/identifications/{id}/photos?stepId= (multipart): the JPEG of the step under way. */
export const PhotoQuery = z.strictObject({ stepId: Id });
export const PHOTO_BYTES_MAX = 3_000_000;

/** GET /api/v1/identifications/{id}/photos/{stepId} */
export const PhotoParams = z.strictObject({ id: Id, stepId: Id });
