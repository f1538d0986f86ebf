import { Fault } from '@zentrale/kernel/values';

interface DriverError extends Error {
  readonly code?: string;
  readonly constraint?: string;
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  '53100', // Disk full.
  '53200', // Out of memory.
  '53300', // Too many connections.
  '57014', // Statement time-out.
  '57P01', // Shut down by an administrator.
  '57P02', // A crash of the server.
  '57P03', // The server is still starting.
]);
const CONTENTION_CODES = new Set(['40001', '40P01', '55P03']);

// The driver gives these no code (pg 8.23).
const CONNECTION_MESSAGES =
  /^(Connection terminated|timeout e|Query read timeout|Client (has|was))/;

/** True when an insert or update broke a unique constraint or index: that one, if named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error)) return false;
  const { code, constraint: broken } = error as DriverError;
  return code === '23505' && (constraint === undefined || broken === constraint);
}

/** True when a database of that name was there before. */
export function isDuplicateDatabase(error: unknown): boolean {
  return error instanceof Error && (error as DriverError).code === '42P04';
}

/** True when the connection cannot be used again. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as DriverError).code ?? '';
  return (
    (CONNECTION_CODES.has(code) && !code.startsWith('53') && code !== '57014') ||
    code.startsWith('08') ||
    CONNECTION_MESSAGES.test(error.message)
  );
}

/**
 * The one translation of the driver's errors. What failed because of the connection or of a rival
 * transaction becomes a retryable `Fault`; everything else, constraints among it, stays as it is.
 */
export function translated(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = (error as DriverError).code ?? '';
  if (CONTENTION_CODES.has(code)) {
    return new Fault('store.contended', { retryable: true, ours: true, cause: error });
  }
  if (isConnectionLost(error) || CONNECTION_CODES.has(code)) {
    return new Fault('store.unavailable', { retryable: true, ours: true, cause: error });
  }
  return error;
}
