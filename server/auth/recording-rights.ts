import type { RecordingRecord, TrackRow } from '@zentrale/channels/app';
import { accepted, refused, type Result } from '@zentrale/kernel/values';
import type { RecordingMarkView } from '@zentrale/protocol';
import type { Tx } from '@zentrale/kernel/ports';
import type { Centre } from '../compose/centre.ts';
import { problemOfRefusal, Refused } from '../http/problem.ts';
import { hasRole, type Principal } from './principal.ts';

interface Found {
  readonly recording: RecordingRecord;
  readonly tracks: TrackRow[];
  readonly marks: RecordingMarkView[];
}

/**
 * A recording for somebody who may listen: a supervisor, or who of the centre was heard in it.
 * With a `track` its sound is about to be played, and the audit trail says so. Throws `Refused`
 * with `recording.unknown`, and with `recording.forbidden`, which is in the audit trail as well.
 */
export async function recordingToHear<Track extends number | null>(
  centre: Centre,
  principal: Principal,
  recordingId: string,
  track: Track,
): Promise<Found & { readonly row: Track extends number ? TrackRow : null }> {
  const found = await centre.store.transact(principal.tenantId, async (tx) => {
    const looked = await look(centre, tx, principal, recordingId);
    if (!looked.ok && looked.refusal.kind !== 'recording.forbidden') return looked;
    const row = looked.ok ? looked.value.tracks.find((one) => one.track === track) : undefined;
    if (track !== null && looked.ok && row === undefined) return refused('recording.unknown');
    const isPlayed = looked.ok && track !== null;
    if (isPlayed || !looked.ok) {
      await centre.directory.audit(tx, {
        byPersonId: principal.personId,
        act: looked.ok ? 'recording.play' : 'recording.play-refused',
        subjectKind: 'recording',
        subjectId: recordingId,
        before: null,
        after: track === null ? null : { track },
      });
    }
    return looked.ok ? accepted({ ...looked.value, row: row ?? null }) : looked;
  });
  if (!found.ok) throw new Refused(problemOfRefusal(found.refusal));
  // A track that was asked for was found above.
  return found.value as Found & { row: Track extends number ? TrackRow : null };
}

async function look(
  { recordings }: Centre,
  tx: Tx,
  principal: Principal,
  recordingId: string,
): Promise<Result<Found>> {
  const recording = await recordings.one(tx, recordingId);
  if (recording === null) return refused('recording.unknown');
  const wasHeard = recording.people.some(({ personId }) => personId === principal.personId);
  const mayHear = hasRole(principal, ['supervisor']) || (wasHeard && hasRole(principal, ['agent']));
  if (!mayHear) return refused('recording.forbidden');
  const tracks = await recordings.tracks(tx, recordingId);
  return accepted({ recording, tracks, marks: await recordings.marks(tx, recordingId) });
}
