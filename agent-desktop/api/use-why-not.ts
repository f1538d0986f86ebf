import { useProblemWords } from './problem-words.ts';

/** Turns a rule's reason (a name of the error registry) into words for a disabled button. */
export function useWhyNot(): (kind: string | null) => string | null {
  const words = useProblemWords();
  return (kind) => (kind === null ? null : words({ kind, title: kind, status: 409 }));
}
