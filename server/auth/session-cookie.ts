export const SESSION_COOKIE = 'zentrale_session';

/** Finds the session token in a `Cookie` header; null when there is none of a sane length. */
export function sessionTokenOf(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === SESSION_COOKIE && value !== undefined && value.length <= 200) return value;
  }
  return null;
}
