import type { TextKey } from '../text/catalog.ts';

export const FIELDS = ['name', 'email', 'topicId', 'text'] as const;
export type FieldName = (typeof FIELDS)[number];
export type FormValues = Record<FieldName, string>;

export const LENGTH_MAX: Record<FieldName, number> = {
  name: 120,
  email: 200,
  topicId: 64,
  text: 4000,
};

const MISSING: Record<FieldName, TextKey> = {
  name: 'nameMissing',
  email: 'emailWrong',
  topicId: 'topicMissing',
  text: 'textMissing',
};

// The form the server's schema accepts; what is stricter there comes back as a refusal.
const EMAIL = /^[A-Za-z0-9_'+\-.]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$/;

/** What is wrong with a field; `null` where nothing is. */
export function fieldTrouble(field: FieldName, values: FormValues): TextKey | null {
  const value = values[field].trim();
  if (value === '') return MISSING[field];
  if (value.length > LENGTH_MAX[field]) return 'tooLong';
  return field === 'email' && !EMAIL.test(value) ? 'emailWrong' : null;
}
