const SENSITIVE = new Set([
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'text',
  'email',
  'phone',
  'body',
]);
const DEPTH_MAX = 5;

/**
 * A copy of the fields that may be written down. A field is blanked when a word of its name is on
 * the list (`accessToken`, `customer_email`); counts and sizes (`bodyBytes: 12`) stay.
 */
export function redacted(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return ofMembers(fields, 0);
}

function ofMembers(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, ofMember(name, value, depth)]),
  );
}

function ofMember(name: string, value: unknown, depth: number): unknown {
  if (value === undefined || value === null) return value;
  const words = name.split(/(?=[A-Z])|[_\-. ]/).map((word) => word.toLowerCase());
  const isMeasure = typeof value === 'number' || typeof value === 'boolean';
  const isNamed = words.some((word) => SENSITIVE.has(word));
  if (isNamed && !(isMeasure && words.length > 1)) return '[redacted]';
  return ofValue(value, depth);
}

function ofValue(value: unknown, depth: number): unknown {
  if (value instanceof Error) return ofError(value, depth);
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= DEPTH_MAX) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => ofValue(item, depth + 1));
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  return ofMembers(value, depth + 1);
}

function ofError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const more =
    cause === undefined || depth >= DEPTH_MAX ? {} : { cause: ofValue(cause, depth + 1) };
  return { name, message, ...code, stack, ...more };
}
