import { z } from 'zod';

/** Milliseconds since 1970, UTC. */
export const At = z.int().nonnegative();
export const Id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_:.-]+$/);
export const Name = z.string().trim().min(1).max(120);
export const Locale = z.enum(['de', 'en']);
export type Locale = z.infer<typeof Locale>;

/** How an interaction reaches us. E-mail and social follow with their adapters. */
export const Channel = z.enum(['chat', 'sms', 'alarm', 'voice', 'video']);
export type Channel = z.infer<typeof Channel>;

export const Role = z.enum([
  'agent',
  'expert',
  'supervisor',
  'administrator',
  'device',
  'integration',
]);
export type Role = z.infer<typeof Role>;

export const SkillLevel = z.object({ skillId: Id, proficiency: z.int().min(1).max(100) });
export type SkillLevel = z.infer<typeof SkillLevel>;
