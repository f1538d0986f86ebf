/** One thing that a change has made different, as deep as it is worth telling. */
export interface Difference {
  /** Members from outside in: `steps`, `1`, `requirement`. */
  readonly path: readonly string[];
  /** Undefined: was not there. */
  readonly before: unknown;
  /** Undefined: is not there any more. */
  readonly after: unknown;
}

type Members = Readonly<Record<string, unknown>>;

/** Lists whose items are known by one of their members; all others go by place or as a whole. */
const KEYS: Readonly<Record<string, string>> = {
  skills: 'skillId',
  holidays: 'date',
  weekly: 'day',
};
/** Items that are told member by member. */
const DEEP_LISTS = ['steps'];

/** What is different between two values of one setting, in the order of their members. */
export function differences(before: Members, after: Members): Difference[] {
  return compareMembers([], before, after);
}

function compareMembers(path: readonly string[], before: Members, after: Members): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => compare([...path, name], before[name], after[name]));
}

function compare(path: readonly string[], before: unknown, after: unknown): Difference[] {
  const name = path.at(-1) ?? '';
  if (Array.isArray(before) && Array.isArray(after)) {
    const key = KEYS[name];
    if (key !== undefined) return compareMembers(path, byKey(before, key), byKey(after, key));
    if (DEEP_LISTS.includes(name)) return compareMembers(path, byPlace(before), byPlace(after));
  }
  if (isMembers(before) && isMembers(after) && !isItem(path)) {
    return compareMembers(path, before, after);
  }
  return isEqual(before, after) ? [] : [{ path, before, after }];
}

/** Items of a list that goes by keys are told as wholes: "German 70". */
function isItem(path: readonly string[]): boolean {
  return path.some((name) => Object.hasOwn(KEYS, name));
}

function byPlace(items: readonly unknown[]): Members {
  return Object.fromEntries(items.map((item, index) => [String(index), item]));
}

/** Items by their key; several of one key, as the hours of a day, together. */
function byKey(items: readonly unknown[], key: string): Members {
  const found: Record<string, unknown[]> = {};
  for (const item of items) {
    if (!isMembers(item)) continue;
    (found[String(item[key])] ??= []).push(item);
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, ones]) => [name, key === 'day' ? ones : ones[0]]),
  );
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  }
  if (!isMembers(a) || !isMembers(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isEqual(a[name], b[name]));
}
