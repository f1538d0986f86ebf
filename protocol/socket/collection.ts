import type { Frame, Snapshot } from './frames.ts';

/** A client's copy of one topic. Treat as immutable. */
export interface Collection {
  readonly epoch: string;
  readonly version: number;
  readonly entries: ReadonlyMap<string, unknown>;
}

export function fromSnapshot(snapshot: Snapshot): Collection {
  return {
    epoch: snapshot.epoch,
    version: snapshot.version,
    entries: new Map(snapshot.entries.map(({ key, value }) => [key, value])),
  };
}

/**
 * Applies one frame. `'gap'` means that frames are missing or the server restarted: subscribe
 * again. A frame already applied changes nothing.
 */
export function applyFrame(collection: Collection, frame: Frame): Collection | 'gap' {
  if (frame.epoch !== collection.epoch || frame.version > collection.version + 1) return 'gap';
  if (frame.version <= collection.version) return collection;
  const entries = new Map(collection.entries);
  for (const { key, value } of frame.entries) {
    if (value === null) entries.delete(key);
    else entries.set(key, value);
  }
  return { epoch: frame.epoch, version: frame.version, entries };
}
