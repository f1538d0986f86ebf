import { useLingui } from '@lingui/react/macro';
import type { CallRole, CallView } from '@zentrale/protocol/views';
import { qualityOf, type Softphone, type SoftphoneTrouble } from '@zentrale/softphone';
import { useProblemWords } from '../../api/problem-words.ts';
import { useSession } from '../../api/session.ts';

/** Whom somebody speaks with while the customer is on hold. */
const BESIDE: ReadonlySet<CallRole> = new Set<CallRole>(['holder', 'consulted', 'conferenced']);

interface CallWords {
  readonly who: string;
  readonly state: string;
  readonly tone: 'calm' | 'care';
}

/** A call in words; `softphone` is `null` while this page is not in it. */
export function useCallWords(call: CallView, softphone: Softphone | null): CallWords {
  const { t } = useLingui();
  const problemWords = useProblemWords();
  const { personId } = useSession();
  const customer = call.parties.find(({ role }) => role === 'customer');
  const who = customer?.name ?? t`Customer`;
  const holder = call.parties.find(({ role }) => role === 'holder')?.name ?? t`the agent`;
  const calm = (state: string): CallWords => ({ who, state, tone: 'calm' });
  const care = (state: string): CallWords => ({ who, state, tone: 'care' });

  const troubleWords = (trouble: SoftphoneTrouble | null): string => {
    switch (trouble?.kind) {
      case 'microphone-refused':
        return t`The browser does not give us the microphone. Allow it beside the address, then join.`;
      case 'microphone-missing':
        return t`No microphone was found. Plug one in, then join.`;
      case 'refused':
        return problemWords({ kind: trouble.problemKind });
      case 'unreachable':
      case undefined:
        return t`The call could not be joined. Try again.`;
    }
  };

  const onHoldWords = () => {
    const beside = call.parties.filter(
      ({ role, personId: id }) => BESIDE.has(role) && id !== personId,
    );
    const names = beside.map(({ name }) => name).join(', ');
    return names === ''
      ? t`On hold: the customer hears music`
      : t`On hold: the customer hears music, you speak with ${names}`;
  };

  if (softphone === null) return care(t`You are not in this call`);
  switch (softphone.phase) {
    case 'joining':
      return calm(t`Connecting`);
    case 'lost':
      return care(t`Connection lost; you are joined again as soon as it is back`);
    case 'elsewhere':
      return care(t`You speak in another window`);
    case 'failed':
      return care(troubleWords(softphone.trouble));
    case 'over':
      return calm(t`Call ended`);
    case 'connected':
      break;
  }
  const isCutOff = customer === undefined && call.answeredAt !== null;
  if (customer === undefined && !isCutOff && call.line === 'telephone') {
    return calm(t`The telephone rings`);
  }
  if (isCutOff || customer?.connection === 'lost') return care(t`The customer lost the connection`);
  const machine =
    call.answeredBy === 'machine'
      ? t`An answering machine took the call`
      : call.answeredBy === 'fax'
        ? t`A fax machine took the call`
        : null;
  if (customer?.connection === 'joining') {
    if (machine !== null) return care(machine);
    return call.recording === 'asked' && call.line === 'telephone'
      ? calm(t`The customer answered and is asked for consent`)
      : calm(t`The customer is being connected`);
  }
  if (call.ownRole === 'monitor') return calm(t`You hear both; nobody hears you`);
  if (softphone.isMuted) return care(t`You are muted`);
  if (call.state === 'on-hold') return calm(onHoldWords());
  if (call.ownRole === 'coach') return calm(t`Only ${holder} hears you`);
  if (call.ownRole === 'consulted') return calm(t`Only ${holder} hears you`);
  if (call.ownRole === 'barge') return calm(t`Everybody hears you`);
  if (customer?.isMuted === true) return calm(t`The customer is muted`);
  if (machine !== null) return care(machine);
  if (softphone.score === null) return calm(t`Connected`);
  const quality = qualityOf(softphone.score);
  if (quality === 'poor') return care(t`Connected, poor line`);
  return calm(quality === 'good' ? t`Connected, good line` : t`Connected, fair line`);
}
