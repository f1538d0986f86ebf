import { createDialling, LiveCalls, TestCalls, type LiveCallsParts } from '@zentrale/channels/app';
import { durationMs } from '@zentrale/kernel/values';
import { iceServersOf } from '../config/ice-servers.ts';
import { callEnded } from '../policies/follow-calls.ts';
import { ringingEnds } from '../policies/stop-ringing.ts';
import type { Centre } from './centre.ts';

type CallsNeed = Pick<Centre, 'store' | 'bus' | 'clock' | 'ids' | 'log' | 'config' | 'channels'> &
  Pick<LiveCallsParts, 'media' | 'recording' | 'transcriber'>;

/**
 * The calls of this process, and the lists of whom to call. `centreOf`: the centre is not built yet
 * here.
 */
export function wireCalls(
  { config, channels, ...parts }: CallsNeed,
  centreOf: () => Centre,
): Pick<Centre, 'calls' | 'dialling' | 'testCalls' | 'transcription'> {
  const iceServers = iceServersOf(config);
  const { media, clock, ids, transcriber } = parts;
  const calls = new LiveCalls({
    ...parts,
    note: channels.note,
    keepSpoken: channels.keepSpoken,
    iceServers,
    graceMs: durationMs(config.CALL_GRACE_SECONDS * 1000),
    ended: async (tx, call) => {
      await callEnded(centreOf(), tx, call);
      await ringingEnds(tx, call);
    },
  });
  return {
    calls,
    dialling: createDialling(parts),
    testCalls: new TestCalls({ media, clock, ids, iceServers }),
    transcription: transcriber === null ? 'off' : transcriber.isScript ? 'script' : 'on',
  };
}
