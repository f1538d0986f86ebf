import type { BlobStore, Bus, Ids, Tx, Vault } from '@zentrale/kernel/ports';
import type { ConversationId } from '@zentrale/kernel/values';
import type { ZoneReader } from '../ports/zone-reader.ts';
import type { IdentificationRow } from './records.ts';

/** What the use cases need of the world. */
export interface IdentificationParts {
  readonly ids: Ids;
  readonly blobs: BlobStore;
  readonly vault: Vault;
  readonly bus: Bus;
  readonly zoneReader: ZoneReader;
  /** What follows from the end of one; with the commit of it. */
  readonly ended: (tx: Tx, row: IdentificationRow) => Promise<void>;
}

/** Body of the bus subject `identification.changed`, after the commit. */
export interface IdentificationChanged {
  readonly conversationId: ConversationId;
}
