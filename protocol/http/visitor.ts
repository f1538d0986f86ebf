import { z } from 'zod';
import { At, CallMedia, Id, Locale, RecordingKeeps, RecordingMode } from '../views/index.ts';

/** Requests of the customer's browser; no session, addressed by the site key of the page. */
const SiteKey = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);
/** Made by the journey script after consent, kept in the browser. */
const VisitorId = z
  .string()
  .min(16)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);

/** POST /api/v1/visitor/consent */
export const VisitorConsent = z.strictObject({
  siteKey: SiteKey,
  visitorId: VisitorId,
  isGranted: z.boolean(),
});

/** POST /api/v1/visitor/pages: refused with `consent.missing` where consent was not given. */
export const PageViewed = z.strictObject({
  siteKey: SiteKey,
  visitorId: VisitorId,
  /** Minted per view; a repeat is recorded once. */
  viewId: z
    .string()
    .min(8)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/),
  url: z.url().max(1000),
  title: z.string().max(200),
  viewedAt: At,
});

/** GET /api/v1/visitor/widget?siteKey= */
export const WidgetSettings = z.object({
  name: z.string(),
  greetingDe: z.string(),
  greetingEn: z.string(),
  topics: z.array(
    z.object({
      topicId: Id,
      nameDe: z.string(),
      nameEn: z.string(),
      /** Whether calls about it are recorded; the customer is told before one begins. */
      recording: RecordingMode,
      /** What is kept of them where they are. */
      keeps: RecordingKeeps,
    }),
  ),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/),
  fileBytesMax: z.int(),
  /** Which calls may be started now; empty where the centre has no media plane. */
  callMedia: z.array(CallMedia),
});
export type WidgetSettings = z.infer<typeof WidgetSettings>;

/** POST /api/v1/visitor/chats: the pre-chat form. Repeating a `startId` gives the same chat. */
export const StartChat = z.strictObject({
  siteKey: SiteKey,
  startId: z
    .string()
    .min(16)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/),
  visitorId: VisitorId.optional(),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(200),
  topicId: Id,
  language: Locale,
  text: z.string().trim().min(1).max(4000),
  /** Speak at once instead of writing; refused with `media.unavailable` where that cannot be. */
  call: CallMedia.optional(),
  /** She agrees to being recorded; asked for where the topic's `recording` is `consent`. */
  hasRecordingConsent: z.boolean().optional(),
});

export const ChatStarted = z.object({
  conversationId: Id,
  /** Kept by the widget; opens the `/chat` namespace as `auth: { token }`. */
  token: z.string(),
  /** Set where a call was asked for: to be joined through the `call` event. */
  callId: Id.nullable(),
});
export type ChatStarted = z.infer<typeof ChatStarted>;

/** POST /api/v1/visitor/attachments (multipart, Authorization: Bearer chat token) and
 * POST /api/v1/attachments (multipart, session): one file, answered with an AttachmentView.
 * GET /api/v1/attachments/{id} and /api/v1/visitor/attachments/{id} give it back. */
export const ATTACHMENT_BYTES_MAX = 10_000_000;
