import type { Tx } from '@zentrale/kernel/ports';
import type { InteractionId } from '@zentrale/kernel/values';
import {
  beginAttempt,
  chooseDialResult,
  dialAttempts,
  diallingOf,
  dueDialEntries,
  endAttempt,
  nextDueAt,
  passOver,
  takeBackAttempt,
} from './attempts.ts';
import type { DiallingParts } from './context.ts';
import { addDialEntries, dialEntries } from './entries.ts';
import { dialList, dialLists, runningDialLists, saveDialList, setDialListState } from './lists.ts';
import { wantsNoCalls } from './no-calls.ts';
import { eraseDialEntries, exportDialEntries, forgetOldDialLists } from './privacy.ts';

export type { DialAttempt, DueDialEntry } from './attempts.ts';
export type { DiallingChanged } from './context.ts';
export type { DialList } from './lists.ts';

export type Dialling = ReturnType<typeof createDialling>;

/**
 * Lists of numbers that the centre calls. After a commit `dialling.changed` on the bus says what
 * to read anew. Each use case is described where it is defined.
 */
export function createDialling(parts: DiallingParts) {
  const bind =
    <Input, Output>(useCase: (parts: DiallingParts, tx: Tx, input: Input) => Output) =>
    (tx: Tx, input: Input) =>
      useCase(parts, tx, input);
  return {
    saveList: bind(saveDialList),
    setState: bind(setDialListState),
    list: dialList,
    lists: dialLists,
    running: runningDialLists,
    addEntries: bind(addDialEntries),
    entries: dialEntries,
    due: dueDialEntries,
    nextDueAt,
    attempts: dialAttempts,
    beginAttempt: bind(beginAttempt),
    passOver: bind(passOver),
    chooseResult: bind(chooseDialResult),
    endAttempt: bind(endAttempt),
    takeBack: bind<InteractionId, Promise<boolean>>(takeBackAttempt),
    of: diallingOf,
    wantsNoCalls,
    exportEntries: exportDialEntries,
    erase: bind(eraseDialEntries),
    forgetOld: bind(forgetOldDialLists),
  };
}
