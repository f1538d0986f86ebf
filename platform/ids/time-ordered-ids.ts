import type { Ids } from '@zentrale/kernel/ports';
import { v7 } from 'uuid';

/**
 * Ids of a prefix and the 32 hex digits of a UUID version 7: unguessable, unique across
 * processes, and ordered by time of minting within one.
 */
export class TimeOrderedIds implements Ids {
  next(prefix: string): string {
    return `${prefix}_${v7().replaceAll('-', '')}`;
  }
}
