import { z } from 'zod';
import { At, Id } from './base.ts';
import { NATIONALITIES } from './identity-form.ts';

export const DocumentKind = z.enum(['identity-card', 'passport', 'residence-permit']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** What the customer says of herself before, as it stands in her document. */
export const IdentityData = z.strictObject({
  givenNames: z.string().trim().min(1).max(120),
  familyName: z.string().trim().min(1).max(120),
  /** `YYYY-MM-DD`. */
  dateOfBirth: z.iso.date(),
  /** Alpha-3, as in the zone; left out where she does not say. */
  nationality: z
    .string()
    .refine((code) => NATIONALITIES.has(code), 'no such nationality')
    .optional(),
  documentKind: DocumentKind.optional(),
  documentNumber: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9 -]{1,20}$/)
    .optional(),
  /** As typed; kept in international form. */
  mobileNumber: z.string().trim().min(1).max(30),
});
export type IdentityData = z.infer<typeof IdentityData>;

export const IdentificationOutcome = z.enum(['identified', 'not-identified', 'aborted']);
export type IdentificationOutcome = z.infer<typeof IdentificationOutcome>;

/** The last three are said by the centre itself. */
export const AbortReason = z.enum([
  'customer-wishes',
  'picture-too-poor',
  'document-missing',
  'connection-too-poor',
  'suspicion',
  'other',
  'customer-declined',
  'conversation-ended',
  'left-open',
]);
export type AbortReason = z.infer<typeof AbortReason>;

export const StepKind = z.enum(['confirm', 'photo', 'zone', 'code', 'verdict']);
export type StepKind = z.infer<typeof StepKind>;

/** The same words in both languages; whoever reads chooses. */
export const BothLanguages = z.object({ de: z.string(), en: z.string() });
export type BothLanguages = z.infer<typeof BothLanguages>;

/** How the one-time code stands. */
export const CodeView = z.object({
  state: z.enum(['asked', 'sent', 'not-sent', 'proven']),
  /** Why it was not sent, in the provider's words. */
  failure: z.string().nullable(),
  sendCount: z.int(),
  sendsLeft: z.int(),
  triesLeft: z.int(),
  /** Not sent again before then. */
  againAt: At,
  expiresAt: At.nullable(),
});
export type CodeView = z.infer<typeof CodeView>;

/**
 * Where an identification stands, without anything the customer said: entry `identification` of
 * the topic `conversation/{id}`.
 */
export const IdentificationView = z.object({
  identificationId: Id,
  conversationId: Id,
  customerId: Id,
  flowId: Id,
  /** `requested`: the customer has the form; `ready`: she has sent it. */
  state: z.enum(['requested', 'ready', 'running', 'ended']),
  requestedAt: At,
  startedAt: At.nullable(),
  stepId: Id.nullable(),
  /** From 1; 0 before the first. */
  stepNumber: z.int(),
  stepCount: z.int(),
  stepSince: At.nullable(),
  code: CodeView.nullable(),
  outcome: IdentificationOutcome.nullable(),
  abortReason: AbortReason.nullable(),
  endedAt: At.nullable(),
  /** `null`: the customer, or the centre itself. */
  endedByName: z.string().nullable(),
  /** Higher with every change: the details are worth reading anew. */
  revision: z.int(),
});
export type IdentificationView = z.infer<typeof IdentificationView>;

/** What the customer sees of it: entry `identification` of `chat`; `null` where there is none. */
export const CustomerIdentificationView = IdentificationView.pick({
  identificationId: true,
  state: true,
  stepNumber: true,
  stepCount: true,
  outcome: true,
}).extend({
  /** What it is that happens now, and what is said. */
  step: z.object({ kind: StepKind, name: BothLanguages, say: BothLanguages }).nullable(),
  code: CodeView.pick({ state: true, triesLeft: true, expiresAt: true }).nullable(),
  retentionDays: z.int(),
});
export type CustomerIdentificationView = z.infer<typeof CustomerIdentificationView>;

export const ZoneField = z.enum([
  'familyName',
  'givenNames',
  'dateOfBirth',
  'nationality',
  'documentKind',
  'documentNumber',
]);
export type ZoneField = z.infer<typeof ZoneField>;

/** What the customer gave beside what the document says. */
export const ComparedField = z.object({
  field: ZoneField,
  given: z.string().nullable(),
  read: z.string().nullable(),
  standing: z.enum(['equal', 'differs', 'unreadable', 'not-given']),
});
export type ComparedField = z.infer<typeof ComparedField>;

export const ZoneView = z.object({
  how: z.enum(['read', 'typed']),
  lines: z.array(z.string()),
  /** `null`: no lines of any kind were found. */
  format: z.enum(['TD1', 'TD2', 'TD3']).nullable(),
  /** What does not agree with its check digit, or cannot be. */
  wrong: z.array(z.string()),
  expiresOn: z.string().nullable(),
  isExpired: z.boolean(),
  fields: z.array(ComparedField),
  /** `needs-words`: the agent may accept it, saying why. */
  standing: z.enum(['passes', 'needs-words', 'fails']),
});
export type ZoneView = z.infer<typeof ZoneView>;

/** One line of the protocol. */
export const StepEntry = z.object({
  stepId: Id,
  startedAt: At,
  endedAt: At,
  outcome: z.enum(['passed', 'failed', 'left', 'aborted']),
  /** Why, where somebody had to say so. */
  words: z.string(),
  byPersonId: Id.nullable(),
  byName: z.string(),
});
export type StepEntry = z.infer<typeof StepEntry>;

export const PhotoView = z.object({
  stepId: Id,
  takenAt: At,
  bytes: z.int(),
  byName: z.string(),
});
export type PhotoView = z.infer<typeof PhotoView>;
