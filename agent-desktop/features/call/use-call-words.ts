import { useLingui } from '@lingui/react/macro';
import type { CallView } from '@zentrale/protocol/views';
import { qualityOf, type Softphone, type SoftphoneTrouble } from '@zentrale/softphone';
import { useProblemWords } from '../../api/problem-words.ts';

interface CallWords {
  readonly who: string;
  readonly state: string;
  readonly tone: 'calm' | 'care';
}

/** A call in words; `softphone` is `null` while this page is not in it. */
export function useCallWords(call: CallView, softphone: Softphone | null): CallWords {
  const { t } = useLingui();
  const problemWords = useProblemWords();
  const customer = call.parties.find(({ role }) => role === 'customer');
  const who = customer?.name ?? t`Customer`;
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
  if (customer?.connection === 'lost') return care(t`The customer lost the connection`);
  if (customer?.connection === 'joining') return calm(t`The customer is being connected`);
  if (call.state === 'on-hold') return calm(t`On hold: the customer hears music`);
  if (softphone.isMuted) return care(t`You are muted`);
  if (customer?.isMuted === true) return calm(t`The customer is muted`);
  if (softphone.score === null) return calm(t`Connected`);
  const quality = qualityOf(softphone.score);
  if (quality === 'poor') return care(t`Connected, poor line`);
  return calm(quality === 'good' ? t`Connected, good line` : t`Connected, fair line`);
}
