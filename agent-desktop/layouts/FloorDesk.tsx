import type { CallView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { Pictures } from '../features/call/Pictures.tsx';
import { useNoteWords } from '../features/conversation/use-note-words.ts';
import { useReasonName } from '../features/presence/use-reason-name.ts';
import { CoursePage } from '../features/supervisor-floor/course/CoursePage.tsx';
import { FloorFrame } from '../features/supervisor-floor/FloorFrame.tsx';
import { FloorPage } from '../features/supervisor-floor/FloorPage.tsx';
import { WhatIfPage } from '../features/supervisor-floor/what-if/WhatIfPage.tsx';

/** The floor as it is now. */
export function FloorDesk() {
  return (
    <FloorFrame words={useWords()}>
      <FloorPage />
    </FloorFrame>
  );
}

/** How today went so far. */
export function FloorToday() {
  return (
    <FloorFrame words={useWords()}>
      <CoursePage />
    </FloorFrame>
  );
}

/** A recorded day under other conditions. */
export function FloorWhatIf() {
  return (
    <FloorFrame words={useWords()}>
      <WhatIfPage />
    </FloorFrame>
  );
}

function useWords() {
  const reasonName = useReasonName();
  const noteWords = useNoteWords();
  return useMemo(() => ({ reasonName, noteWords, pictures }), [reasonName, noteWords]);
}

function pictures(call: CallView) {
  return <Pictures call={call} />;
}
