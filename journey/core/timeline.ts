import { instant, type Instant } from '@zentrale/kernel/values';

/** A place between two touchpoints of a story told newest first. */
export interface Cursor {
  readonly at: Instant;
  readonly touchpointId: string;
}

export const TIMELINE_PAGE_LENGTH_MAX = 100;

export function cursorText({ at, touchpointId }: Cursor): string {
  return `${at}.${touchpointId}`;
}

/** `null` for text that no page gave out. */
export function cursorOf(text: string): Cursor | null {
  const parts = /^(\d{1,15})\.([A-Za-z0-9_:.-]{1,64})$/.exec(text);
  const [, at, touchpointId] = parts ?? [];
  if (at === undefined || touchpointId === undefined) return null;
  return { at: instant(Number(at)), touchpointId };
}
