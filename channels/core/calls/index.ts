export {
  connected,
  end,
  follow,
  join,
  leave,
  lose,
  loseAll,
  openCall,
  partyOf,
  setMuted,
  setSource,
  talkedMs,
  type Call,
  type CallEndReason,
  type CallMedia,
  type CallParty,
  type CallPlace,
  type CallRole,
  type Invited,
  type MediaSource,
} from './call.ts';
export { hearingOf, type Hearing } from './hearing.ts';
export { CALL_PARTY_COUNT_MAX, hasPlace, takesPlace } from './places.ts';
