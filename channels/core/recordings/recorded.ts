import type { PartyId } from '@zentrale/kernel/values';
import type { RecordingMarkCode, RecordingRule } from '@zentrale/protocol/views';
import type { Call, CallParty, CallRecordingState } from '../calls/call.ts';
import { hearingOf } from '../calls/hearing.ts';

/** A moment of a call that a listener wants to find again. */
export interface Mark {
  readonly code: RecordingMarkCode;
  /** Who of the centre it is about; `null` where it is nobody in particular. */
  readonly personId: string | null;
  readonly name: string | null;
}

/** Why a call is recorded; `null`: it is not. */
export function recordingFor(
  rule: Pick<RecordingRule, 'mode' | 'keeps'> | null,
  hasConsent: boolean,
): CallRecordingState | null {
  if (rule === null || rule.mode === 'off') return null;
  if (rule.mode === 'consent' && !hasConsent) return null;
  return { state: 'on', basis: rule.mode, keeps: rule.keeps };
}

/** The rule as it can be kept: without a transcriber there is no text, and none is promised. */
export function ruleThatHolds(rule: RecordingRule, canTranscribe: boolean): RecordingRule {
  if (canTranscribe || rule.keeps === 'sound') return rule;
  return rule.keeps === 'both' ? { ...rule, keeps: 'sound' } : { ...rule, mode: 'off' };
}

/**
 * Who is recorded just now: the customer and whoever she hears. What colleagues say among
 * themselves is no part of the conversation with her, and what she says on hold is for nobody.
 */
export function recordedParties(call: Call): readonly PartyId[] {
  if (call.recording?.state !== 'on' || call.state !== 'active') return [];
  const customer = call.parties.find(({ role }) => role === 'customer');
  if (customer === undefined) return [];
  const heard = hearingOf(call).get(customer.partyId)?.parties ?? [];
  return heard.length === 0 ? [] : [customer.partyId, ...heard];
}

/** What a change of the call means for its recording's timeline. */
export function marksOf(before: Call, after: Call): readonly Mark[] {
  const marks: Mark[] = [];
  const add = (code: RecordingMarkCode, party: CallParty | null = null) =>
    marks.push({ code, personId: party?.personId ?? null, name: party?.name ?? null });
  const [was, is] = [before.recording?.state ?? null, after.recording?.state ?? null];
  if (was === 'on' && is === 'paused') add('paused');
  if (was === 'paused' && is === 'on') add('resumed');
  if (before.state !== 'on-hold' && after.state === 'on-hold') add('held');
  if (before.state === 'on-hold' && after.state === 'active') add('retrieved');
  if (before.state === 'active' && after.state === 'waiting') add('waiting');
  for (const party of after.parties.filter(isHeard)) {
    const same = before.parties.find(({ partyId }) => partyId === party.partyId);
    if (party.role === 'holder' && same?.role !== 'holder') add('holds', party);
    else if (same === undefined || !isHeard(same)) add('joined', party);
  }
  if (after.state === 'ended') add('ended');
  else {
    const there = new Set(after.parties.filter(isHeard).map(({ partyId }) => partyId));
    for (const party of before.parties.filter(isHeard)) {
      if (!there.has(party.partyId)) add('left', party);
    }
  }
  return marks;
}

/** Whom of the centre the customer hears. */
function isHeard({ role }: CallParty): boolean {
  return role === 'holder' || role === 'conferenced' || role === 'barge';
}
