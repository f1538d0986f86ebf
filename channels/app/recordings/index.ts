import type { BlobStore, Tx, Vault } from '@zentrale/kernel/ports';
import type { TenantId } from '@zentrale/kernel/values';
import { eraseRecordings, forgetOldRecordings, removeRecording } from './forgetting.ts';
import { trackFile } from './pieces.ts';
import { marksOfRecording, recording, recordingsOf, recordingsPage, tracksOf } from './reads.ts';
import { recordingRuleFor, recordingRules, saveRecordingRule } from './rules.ts';

export { REMOVE_RECORDING_TOPIC, type ForgottenRecording } from './forgetting.ts';
export type { RecordingRecord } from './reads.ts';
export type { RecordingTerms, TrackRow } from './records.ts';

export type Recordings = ReturnType<typeof createRecordings>;

/** Recordings once they are kept: rules, reading, and forgetting. Each is described in its file. */
export function createRecordings(parts: {
  readonly blobs: BlobStore;
  readonly vault: Vault;
  /** Whether what is said can be written down here. */
  readonly canTranscribe: boolean;
}) {
  return {
    rules: recordingRules,
    ruleFor: (tx: Tx, queueId: string) => recordingRuleFor(tx, queueId, parts.canTranscribe),
    saveRule: saveRecordingRule,
    page: recordingsPage,
    one: recording,
    ofConversations: recordingsOf,
    tracks: tracksOf,
    marks: marksOfRecording,
    file: (tenantId: TenantId, about: Parameters<typeof trackFile>[2]) =>
      trackFile(parts, tenantId, about),
    forgetOld: forgetOldRecordings,
    erase: eraseRecordings,
    removeFiles: (tenantId: TenantId, body: Parameters<typeof removeRecording>[2]) =>
      removeRecording(parts.blobs, tenantId, body),
  };
}
