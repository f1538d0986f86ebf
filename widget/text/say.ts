export type Facts = Readonly<Record<string, string | number>>;
export type SayOf<Key extends string> = (key: Key, facts?: Facts) => string;

/** Says what stands in `texts`; `{name}` is filled in with the fact of that name. */
export function sayIn<Key extends string>(texts: Readonly<Record<Key, string>>): SayOf<Key> {
  return (key, facts = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}
