import { isTalker, talkedMs, type Call, type SystemNote } from '../core/index.ts';

/** What a change of a call is worth saying in its conversation. */
export function notesOf(before: Call, after: Call): SystemNote[] {
  const notes: SystemNote[] = [];
  if (before.answeredAt === null && after.answeredAt !== null) {
    const holder = after.parties.find(({ role }) => role === 'holder');
    notes.push({ code: 'call-answered', facts: { name: holder?.name ?? '' } });
  }
  if (after.answeredAt !== null && after.state !== 'ended') {
    for (const party of after.parties.filter(isTalker)) {
      const was = before.parties.find(({ partyId }) => partyId === party.partyId);
      const who = party.role === 'customer' ? 'customer' : 'staff';
      const facts = { who, name: party.name };
      if (party.connection === 'lost' && was?.connection === 'connected') {
        notes.push({ code: 'call-connection-lost', facts });
      }
      if (party.connection === 'connected' && was !== undefined && was.lostAt !== null) {
        notes.push({ code: 'call-connection-back', facts });
      }
    }
  }
  if (before.state !== 'ended' && after.state === 'ended' && after.endedAt !== null) {
    const ms = talkedMs(after, after.endedAt);
    const facts = { reason: after.endReason ?? '', ...(ms === 0 ? {} : { talked: inMinutes(ms) }) };
    notes.push({ code: 'call-ended', facts });
  }
  return notes;
}

/** As clocks write it: `3:05`. */
function inMinutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
