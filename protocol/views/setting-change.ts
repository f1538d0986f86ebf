import { z } from 'zod';
import { At, Id } from './base.ts';

export const SETTING_KINDS = ['centre', 'skills', 'queue', 'calendar', 'profile', 'agent'] as const;
export const SettingKind = z.enum(SETTING_KINDS);
export type SettingKind = z.infer<typeof SettingKind>;

/** One change of one setting, with what it was before and after. */
export const SettingChangeView = z.object({
  /** `queue:service`, `centre` and the like. */
  settingKey: z.string(),
  kind: SettingKind,
  /** Empty for the centre and the skills. */
  settingId: z.string(),
  /** What the setting is called, after the change or before its removal. */
  name: z.string(),
  version: z.int(),
  changedAt: At,
  /** Null where a program did. */
  changedBy: z.object({ personId: Id, name: z.string() }).nullable(),
  /** Null: it did not exist. The members are those of the setting's own view. */
  before: z.record(z.string(), z.unknown()).nullable(),
  /** Null: it was removed. */
  after: z.record(z.string(), z.unknown()).nullable(),
  /** The last change of this setting. */
  isCurrent: z.boolean(),
  /** What it is now, when this is not the last change; undoing goes back from there. */
  present: z.record(z.string(), z.unknown()).nullable(),
});
export type SettingChangeView = z.infer<typeof SettingChangeView>;

export const SettingHistoryPage = z.object({
  items: z.array(SettingChangeView),
  /** Goes into `before` for what is older; null at the end. */
  nextBefore: z.int().nullable(),
});
export type SettingHistoryPage = z.infer<typeof SettingHistoryPage>;
