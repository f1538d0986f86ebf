import { z } from 'zod';
import { DialEntryView } from '../views/index.ts';

/** GET /api/v1/dial-lists/{id}/entries, in the order of the list. */
export const DialEntriesQuery = z.strictObject({
  /** Only those behind it; to read on. */
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const DialEntriesPage = z.object({
  entries: z.array(DialEntryView),
  /** Of the next page; `null` where this is the last. */
  after: z.int().nullable(),
});
export type DialEntriesPage = z.infer<typeof DialEntriesPage>;

/** POST /api/v1/dial-lists/{id}/entries */
export const DialEntriesAdded = z.object({
  addedCount: z.int(),
  /** Lines whose number the list, or an earlier line, has. */
  repeatedCount: z.int(),
  /** Lines that were left out. */
  problemCount: z.int(),
  /** The first hundred of them. */
  problems: z.array(
    z.object({
      /** Of the file, from 1. */
      line: z.int(),
      field: z.enum(['number', 'name', 'note']),
      reason: z.enum(['missing', 'invalid-number', 'costly-number', 'too-long']),
    }),
  ),
});
export type DialEntriesAdded = z.infer<typeof DialEntriesAdded>;
