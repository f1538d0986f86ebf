/** Until when work may be put aside with one key. */
export type ParkChoice = 'quarter' | 'hour' | 'tomorrow' | 'answer';

export const PARK_CHOICES: readonly ParkChoice[] = ['quarter', 'hour', 'tomorrow', 'answer'];

const MORNING_HOUR = 9;

/** The instant of a choice in the reader's own time zone; `null` waits for the customer's words. */
export function parkUntil(choice: ParkChoice, nowMs: number): number | null {
  switch (choice) {
    case 'quarter':
      return Math.round(nowMs) + 15 * 60_000;
    case 'hour':
      return Math.round(nowMs) + 60 * 60_000;
    case 'tomorrow': {
      const now = new Date(nowMs);
      // By the calendar, so that a night with a change of clocks still ends at nine.
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING_HOUR).getTime();
    }
    case 'answer':
      return null;
  }
}
