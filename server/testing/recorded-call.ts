import { join } from 'node:path';
import {
  connected,
  end,
  follow,
  join as joinCall,
  openCall,
  pauseRecording,
  type Call,
  type CallRole,
} from '@zentrale/channels';
import { CallRecorder } from '@zentrale/channels/app';
import { asId, type CallId, type ConversationId, type PartyId } from '@zentrale/kernel/values';
import { BlobDirectory } from '@zentrale/platform/blob';
import { recordingVault } from '../compose/vaults.ts';
import { recordingKey } from '../config/recording-key.ts';
import { must } from '../seed/must.ts';
import type { Cast } from './cast.ts';
import type { OpenCentre } from './open-centre.ts';

/** What the customer "says": frames that are found again byte for byte. */
export const SPOKEN = Uint8Array.of(0xf8, 0x11, 0x22, 0x33);

/** A recorded call of this conversation, over by now, in which the agent was heard. */
export async function recordCall(
  { centre, dataFolder }: OpenCentre,
  { tenantId, agent }: Cast,
  conversation: string,
  /** How many processes it takes, each but the last of which dies in the middle of it. */
  processCount = 1,
): Promise<{ readonly recordingId: string; readonly callId: CallId }> {
  const conversationId = asId<ConversationId>(conversation);
  const callId = asId<CallId>(centre.ids.next('call'));
  const recordingId = centre.ids.next('rec');
  const { clock, log, store, config } = centre;
  const now = clock.now();
  await store.transact(tenantId, async (tx) => {
    await tx.query(
      `insert into calls (call_id, conversation_id, media, state, requested_at, answered_at,
          recording_state, recording_basis, recording_keeps)
        values ($1, $2, 'voice', 'active', $3, $3, 'on', 'announced', 'sound')`,
      [callId, conversationId, now],
    );
    await tx.query(
      `insert into recordings (recording_id, call_id, queue_id, basis, retention_days)
        values ($1, $2, 'service', 'announced', 30)`,
      [recordingId, callId],
    );
  });
  const blobs = new BlobDirectory(join(dataFolder, 'files'));
  const vault = recordingVault(recordingKey(config, dataFolder));
  const talking = callWith(callId, conversationId, agent.personId, now);
  const parts = { blobs, vault, store, clock, log };
  let recorder = new CallRecorder(tenantId, callId, parts);
  for (let count = 1; ; count += 1) {
    await speakInto(recorder, talking);
    if (count === processCount) break;
    await recorder.close();
    recorder = new CallRecorder(tenantId, callId, parts);
  }
  const paused = must(pauseRecording(talking, true));
  await recorder.follow(talking, paused);
  await recorder.follow(paused, must(pauseRecording(paused, false)));
  await recorder.follow(talking, end(talking, 'customer-hung-up', clock.now()));
  await store.transact(tenantId, async (tx) => {
    await tx.query(
      `update calls set state = 'ended', ended_at = $2, end_reason = 'customer-hung-up'
        where call_id = $1`,
      [callId, clock.now()],
    );
    await centre.recordings.forgetOld(tx);
  });
  return { recordingId, callId };
}

/** Customer and agent say ten frames each. */
async function speakInto(recorder: CallRecorder, talking: Call): Promise<void> {
  await recorder.follow({ ...talking, parties: [] }, talking);
  for (let packet = 0; packet < 10; packet += 1) {
    for (const name of ['customer', 'holder']) {
      const from = asId<PartyId>(`pty_${name}`);
      recorder.hear({ from, codec: 'opus', timestamp: packet * 960, payload: SPOKEN });
    }
  }
}

function callWith(
  callId: CallId,
  conversationId: ConversationId,
  personId: string,
  now: Call['requestedAt'],
): Call {
  const interactionId = asId<NonNullable<Call['interactionId']>>('int_recorded');
  const recording = { state: 'on', basis: 'announced', keeps: 'sound' } as const;
  const media = { media: 'voice', line: 'web' } as const;
  const about = { callId, conversationId, interactionId, ...media, recording, now };
  const invited = [{ personId, role: 'holder' as const }];
  const placed = follow(openCall(about), { state: 'active', interactionId, invited }, now);
  const enter = (call: Call, role: CallRole, who: string | null) => {
    const partyId = asId<PartyId>(`pty_${role}`);
    const party = { partyId, role, personId: who, name: role, joinedAt: now };
    return connected(joinCall(call, party), partyId, now);
  };
  return enter(enter(placed, 'customer', null), 'holder', personId);
}
