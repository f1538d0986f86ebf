import type { SystemNote } from '@zentrale/protocol/views';
import { createContext, use } from 'react';

/** Words that other features own and the floor shows. */
export interface FloorWords {
  readonly reasonName: (reasonId: string | null) => string;
  readonly noteWords: (note: SystemNote) => string;
}

export const FloorWordsContext = createContext<FloorWords>({
  reasonName: (reasonId) => reasonId ?? '',
  noteWords: ({ code }) => code,
});

export function useFloorWords(): FloorWords {
  return use(FloorWordsContext);
}
