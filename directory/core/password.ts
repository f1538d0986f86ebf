import { refused, type Refusal } from '@zentrale/kernel/values';

export const PASSWORD_LENGTH_MIN = 8;
export const PASSWORD_LENGTH_MAX = 200;

/** Length is the whole rule: composition rules make passwords worse, not better. */
export function refusalOfPassword(password: string): Refusal | null {
  // Code points, so that one emoji counts once.
  const length = Array.from(password).length;
  if (length >= PASSWORD_LENGTH_MIN && length <= PASSWORD_LENGTH_MAX) return null;
  return refused('password.unfit', {
    field: 'password',
    facts: { lengthMin: PASSWORD_LENGTH_MIN, lengthMax: PASSWORD_LENGTH_MAX },
  }).refusal;
}
