import { z } from 'zod';
import { At, Id, Name } from './base.ts';

export const DialListState = z.enum(['paused', 'running', 'ended']);
export type DialListState = z.infer<typeof DialListState>;

/** What an agent may say of an attempt; without it, the call itself tells. */
export const ChosenDialResult = z.enum(['reached', 'machine', 'later', 'wrong-number', 'no-calls']);
export type ChosenDialResult = z.infer<typeof ChosenDialResult>;

/** What came of an attempt. `not-called`: its agent completed it without a call. */
export const DialResult = z.enum([...ChosenDialResult.options, 'not-reached', 'not-called']);
export type DialResult = z.infer<typeof DialResult>;

/** What supervisors lay down of a list. */
export const DialListSettings = z.strictObject({
  name: Name,
  /** Gives the queue and the skills. */
  topicId: Id,
  /** Nobody is called while this is closed; `null`: the queue's own hours alone count. */
  calendarId: Id.nullable(),
  attemptsMax: z.int().min(1).max(10),
  /** Between two attempts at a number. */
  retryAfterMinutes: z.int().min(1).max(43_200),
});
export type DialListSettings = z.infer<typeof DialListSettings>;

export const DialListView = DialListSettings.extend({
  listId: Id,
  state: DialListState,
  createdAt: At,
  entryCount: z.int(),
  /** Not done, and not under way. */
  openCount: z.int(),
  /** In the queue or with an agent. */
  queuedCount: z.int(),
  /** Of entries that are done. */
  results: z.partialRecord(DialResult, z.int()),
}).strip();
export type DialListView = z.infer<typeof DialListView>;

export const DialEntryView = z.object({
  entryId: Id,
  number: z.string(),
  /** As the list has it; may be empty. */
  name: z.string(),
  note: z.string(),
  state: z.enum(['open', 'queued', 'done']),
  attemptCount: z.int(),
  /** Of an open one: not to be tried before. */
  dueAt: At,
  result: DialResult.nullable(),
  /** Who made the last attempt, and when it was over. */
  byName: z.string().nullable(),
  endedAt: At.nullable(),
  conversationId: Id.nullable(),
});
export type DialEntryView = z.infer<typeof DialEntryView>;

/** Shown to the agent before she calls, and while she does. */
export const DiallingView = z.object({
  listName: z.string(),
  name: z.string(),
  number: z.string(),
  note: z.string(),
  /** Counts from 1. */
  attempt: z.int(),
  attemptsMax: z.int(),
  /** Of the attempt before. */
  lastResult: DialResult.nullable(),
  chosenResult: ChosenDialResult.nullable(),
});
export type DiallingView = z.infer<typeof DiallingView>;
