import { z } from 'zod';
import { At, Id } from './base.ts';

/** Input that could not be used, kept with its reason. */
export const DeadLetterView = z.object({
  deadLetterId: Id,
  source: z.enum(['mqtt', 'webhook', 'outbox']),
  /** MQTT topic, webhook path or outbox topic. */
  place: z.string(),
  reason: z.string(),
  field: z.string().nullable(),
  /** First 2,000 characters, unreadable bytes replaced. */
  excerpt: z.string(),
  at: At,
});
export type DeadLetterView = z.infer<typeof DeadLetterView>;

export const DeviceView = z.object({
  deviceId: Id,
  kind: z.enum(['door', 'temperature', 'defibrillator']),
  name: z.string(),
  place: z.string(),
  responsibleName: z.string(),
  isOnline: z.boolean(),
  lastSeenAt: At.nullable(),
  activeAlarm: z.object({ alarmId: Id, condition: z.string(), raisedAt: At }).nullable(),
  readings: z.array(
    z.object({ name: z.string(), value: z.string(), unit: z.string(), measuredAt: At }),
  ),
});
export type DeviceView = z.infer<typeof DeviceView>;

/** Names and choices the desktop needs everywhere. */
export const CentreView = z.object({
  queues: z.array(z.object({ queueId: Id, name: z.string() })),
  skills: z.array(z.object({ skillId: Id, name: z.string() })),
  notReadyReasons: z.array(z.object({ reasonId: Id, nameDe: z.string(), nameEn: z.string() })),
  declineReasons: z.array(z.object({ reasonId: Id, nameDe: z.string(), nameEn: z.string() })),
  dispositions: z.array(z.object({ dispositionId: Id, nameDe: z.string(), nameEn: z.string() })),
  topics: z.array(z.object({ topicId: Id, nameDe: z.string(), nameEn: z.string(), queueId: Id })),
});
export type CentreView = z.infer<typeof CentreView>;
