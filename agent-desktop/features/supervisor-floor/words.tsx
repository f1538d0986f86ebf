import type { CallView, SystemNote } from '@zentrale/protocol/views';
import { createContext, use, type ReactNode } from 'react';

/** Words and pictures that other features own and the floor shows. */
export interface FloorWords {
  readonly reasonName: (reasonId: string | null) => string;
  readonly noteWords: (note: SystemNote) => string;
  readonly pictures: (call: CallView) => ReactNode;
}

export const FloorWordsContext = createContext<FloorWords>({
  reasonName: (reasonId) => reasonId ?? '',
  noteWords: ({ code }) => code,
  pictures: () => null,
});

export function useFloorWords(): FloorWords {
  return use(FloorWordsContext);
}
