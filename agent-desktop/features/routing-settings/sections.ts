/** The parts of routing's settings, in the order in which one lays a centre down. */
export const SECTIONS = [
  'queues',
  'agents',
  'profiles',
  'skills',
  'hours',
  'centre',
  'preview',
  'history',
] as const;
export type Section = (typeof SECTIONS)[number];

/** In the address where something new is being made; no id has this character. */
export const NEW_ID = '~new';

/** What the address says beside the section. */
export interface RoutingSearch {
  /** History: of this setting only, such as `queue:service`. */
  readonly setting?: string | undefined;
  /** Preview: the wish that is asked about. */
  readonly queue?: string | undefined;
  readonly channel?: string | undefined;
}

/** Reads the address; whatever makes no sense is left out. */
export function readRoutingSearch(raw: Readonly<Record<string, unknown>>): RoutingSearch {
  const text = (name: string) => {
    const value = raw[name];
    // The router reads `queue=42` as a number.
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value.slice(0, 120) : undefined;
  };
  const all = { setting: text('setting'), queue: text('queue'), channel: text('channel') };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

export function isSection(text: string | undefined): text is Section {
  return SECTIONS.some((one) => one === text);
}
