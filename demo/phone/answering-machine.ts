import type { Log } from '@zentrale/kernel/ports';
import type { SmsAccount } from './carrier.ts';
import type { PlacedCall } from './switchboard.ts';
import { Telephone } from './telephone.ts';

/** A beep of 500 Hz as mu-law, crude as those machines are. */
const BEEP = Uint8Array.from({ length: 160 }, (_, at) => (at % 16 < 8 ? 0x9f : 0x1f));
const SILENCE = new Uint8Array(160).fill(0xff);
/** Half a second in four. */
const isBeeping = (index: number) => index % 200 < 25;
/** How long it listens. */
const TAPE_MS = 30_000;

/** Takes a call, beeps, and hangs up when its tape is full. */
export function answerByMachine(
  { account, zentraleUrl, log }: { account: SmsAccount; zentraleUrl: string; log: Log },
  { callSid, to, answeredUrl }: PlacedCall,
): void {
  const telephone = new Telephone({
    account,
    zentraleUrl,
    from: account.fromNumber,
    to,
    answers: { callSid, url: answeredUrl },
  });
  telephone.speak((index) => (isBeeping(index) ? BEEP : SILENCE));
  const full = setTimeout(() => void telephone.hangUp().catch(() => undefined), TAPE_MS);
  telephone
    .call()
    .catch((failure: unknown) => log.warn('demo.machine-failed', { failure }))
    .finally(() => clearTimeout(full));
}
