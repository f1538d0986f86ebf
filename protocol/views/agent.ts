import { z } from 'zod';
import { At, Channel, Id, Locale, Role, SkillLevel } from './base.ts';

/** The three axes of an agent's state; they are never merged. */
export const Connection = z.enum(['online', 'lost', 'offline']);
export const Routability = z.enum(['ready', 'not-ready', 'draining']);

/** Built-in reasons start with `system.`: `system.missed-offer`, `system.signed-out`. */
export const NotReadyReason = z.string().min(1).max(60);

export const ChannelLoad = z.object({
  channel: Channel,
  /** Interactions of this channel the agent may hold at once. */
  countMax: z.int(),
  /** Held or offered now, wrap-up included. */
  count: z.int(),
  /** What one interaction costs of the total. */
  weight: z.int(),
});

export const AgentView = z.object({
  agentId: Id,
  name: z.string(),
  connection: Connection,
  routability: Routability,
  reason: NotReadyReason.nullable(),
  /** What draining ends in; `null` while she does not drain. */
  next: z.enum(['not-ready', 'offline']).nullable(),
  /** Since when the routability is what it is. */
  routabilityAt: At,
  capacityTotal: z.int(),
  capacityUsed: z.int(),
  channels: z.array(ChannelLoad),
  /** The queues she serves, in order of their names. */
  queues: z.array(z.object({ queueId: Id, name: z.string() })),
});
export type AgentView = z.infer<typeof AgentView>;

/** Somebody who can be asked, transferred to or supervised. */
export const PersonView = z.object({
  personId: Id,
  name: z.string(),
  roles: z.array(Role),
  title: z.string(),
  skills: z.array(SkillLevel),
  languages: z.array(Locale),
  /** `available`: may be consulted or receive a transfer now. */
  presence: z.enum(['available', 'busy', 'away', 'offline']),
});
export type PersonView = z.infer<typeof PersonView>;

/** Who is signed in, and what the centre looks like; loaded once. */
export const SessionView = z.object({
  personId: Id,
  name: z.string(),
  email: z.string(),
  roles: z.array(Role),
  locale: Locale,
  tenantId: Id,
  tenantName: z.string(),
});
export type SessionView = z.infer<typeof SessionView>;
