import type {
  AgentSettingsView,
  CalendarSettingsView,
  CallView,
  ConsultView,
  DeadLetterView,
  DeviceView,
  DialListView,
  FloorAgentView,
  MessageView,
  OfferView,
  PartyView,
  PersonView,
  PullView,
  ProfileSettingsView,
  QueueSettingsView,
  QueueView,
  SpeechView,
  TypingView,
  WaitingView,
  WonView,
  WorkView,
} from '@zentrale/protocol/views';
import type { Collection } from '@zentrale/protocol/socket';
import { useCallback, useSyncExternalStore } from 'react';
import { topics } from './desk.ts';
import type { TopicState } from './topic-hub.ts';

/** What lies under each kind of key; see protocol/socket/frames.ts. */
interface EntryViews {
  agent: FloorAgentView;
  offer: OfferView;
  work: WorkView;
  party: PartyView;
  won: WonView;
  call: CallView;
  pull: PullView;
  consult: ConsultView;
  message: MessageView;
  speech: SpeechView;
  typing: TypingView;
  person: PersonView;
  queue: QueueView;
  waiting: WaitingView;
  device: DeviceView;
  'dead-letter': DeadLetterView;
  'dial-list': DialListView;
  'queue-settings': QueueSettingsView;
  'agent-settings': AgentSettingsView;
  calendar: CalendarSettingsView;
  profile: ProfileSettingsView;
}
type EntryKind = keyof EntryViews;

/** Subscribes to a topic while mounted. `null` subscribes to nothing. */
export function useTopic(name: string | null): TopicState {
  const read = useCallback(() => topics.read(name ?? ''), [name]);
  return useSyncExternalStore(useHold(name), read);
}

/** One entry; renders again only when this entry changed. */
export function useEntry<Value>(name: string | null, key: string): Value | null {
  const read = useCallback(
    // The key names the kind of view; the table above is the contract.
    () => (topics.read(name ?? '').collection?.entries.get(key) ?? null) as Value | null,
    [name, key],
  );
  return useSyncExternalStore(useHold(name), read);
}

/** All entries of one kind, `queue` for `queue:…`; the same array until one of them changes. */
export function useEntries<Kind extends EntryKind>(
  name: string | null,
  kind: Kind,
): readonly EntryViews[Kind][] {
  const read = useCallback(() => entriesOf(topics.read(name ?? '').collection, kind), [name, kind]);
  return useSyncExternalStore(useHold(name), read) as readonly EntryViews[Kind][];
}

function useHold(name: string | null): (listener: () => void) => () => void {
  return useCallback(
    (listener: () => void) => (name === null ? () => {} : topics.hold(name, listener)),
    [name],
  );
}

const NOTHING: readonly unknown[] = [];
const picked = new WeakMap<Collection, Map<string, readonly unknown[]>>();
const lastPicked = new Map<string, readonly unknown[]>();

function entriesOf(collection: Collection | null, kind: string): readonly unknown[] {
  if (collection === null) return NOTHING;
  const known = picked.get(collection) ?? new Map<string, readonly unknown[]>();
  picked.set(collection, known);
  const before = known.get(kind);
  if (before) return before;
  const found: unknown[] = [];
  for (const [key, value] of collection.entries) {
    if (key.startsWith(`${kind}:`)) found.push(value);
  }
  const same = lastPicked.get(kind);
  const result = same && isSameList(same, found) ? same : found;
  lastPicked.set(kind, result);
  known.set(kind, result);
  return result;
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
