/** Why one is not in the call: something here, or a refusal of the centre's by its kind. */
export type SoftphoneTrouble =
  | { readonly kind: 'microphone-refused' | 'microphone-missing' | 'unreachable' }
  | { readonly kind: 'refused'; readonly problemKind: string };

/** `elsewhere`: the same person speaks from another page. `over`: there is no way back. */
export type SoftphonePhase = 'joining' | 'connected' | 'lost' | 'elsewhere' | 'failed' | 'over';

/** What one person is shown of being in a call. */
export interface Softphone {
  readonly phase: SoftphonePhase;
  readonly isMuted: boolean;
  /** How well one's own sound gets through, 0 to 10; `null` until it is known. */
  readonly score: number | null;
  /** The browser plays no sound before somebody has touched the page. */
  readonly isSilent: boolean;
  /** Set while `failed`. */
  readonly trouble: SoftphoneTrouble | null;
}

export type SoftphoneEvent =
  | { readonly type: 'asked' | 'joined' | 'line-lost' | 'replaced' | 'over' }
  | { readonly type: 'failed'; readonly trouble: SoftphoneTrouble }
  | { readonly type: 'muted'; readonly isMuted: boolean }
  | { readonly type: 'quality'; readonly score: number }
  | { readonly type: 'silent'; readonly isSilent: boolean };

export const JOINING: Softphone = {
  phase: 'joining',
  isMuted: false,
  score: null,
  isSilent: false,
  trouble: null,
};

/** Everything that can happen, in every phase; what does not fit changes nothing. */
export function after(softphone: Softphone, event: SoftphoneEvent): Softphone {
  if (softphone.phase === 'over') return softphone;
  switch (event.type) {
    case 'asked':
      // Who comes back is still muted: nobody wants to be heard by surprise.
      return { ...JOINING, isMuted: softphone.isMuted };
    case 'joined':
      return softphone.phase === 'joining' ? { ...softphone, phase: 'connected' } : softphone;
    case 'failed':
      return { ...softphone, phase: 'failed', trouble: event.trouble, score: null };
    case 'line-lost':
      return isInside(softphone) ? { ...softphone, phase: 'lost', score: null } : softphone;
    case 'replaced':
      return { ...softphone, phase: 'elsewhere', score: null };
    case 'over':
      return { ...softphone, phase: 'over', score: null, isSilent: false, trouble: null };
    case 'muted':
      return { ...softphone, isMuted: event.isMuted };
    case 'quality':
      return softphone.phase === 'connected' ? { ...softphone, score: event.score } : softphone;
    case 'silent':
      return { ...softphone, isSilent: event.isSilent };
  }
}

/** Whether the microphone is, or is about to be, in the call. */
export function isInside({ phase }: Softphone): boolean {
  return phase === 'joining' || phase === 'connected' || phase === 'lost';
}

export type Quality = 'good' | 'fair' | 'poor';

/** mediasoup's score in three words. */
export function qualityOf(score: number): Quality {
  if (score >= 8) return 'good';
  return score >= 5 ? 'fair' : 'poor';
}
