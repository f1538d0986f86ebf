/** One for all: lists of an interaction are replaced, never changed. */
export const NONE: readonly never[] = [];
