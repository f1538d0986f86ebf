import type { CallSession } from '@zentrale/softphone/session';
import { JOINING, type Softphone } from '@zentrale/softphone';
import { create } from 'zustand';
import { askCall, onCallFrame, useConnection } from '../../realtime/desk.ts';

/** The one call this page is in; its media outlive every component. */
interface Phone {
  readonly callId: string | null;
  readonly softphone: Softphone;
}

export const usePhone = create<Phone>(() => ({ callId: null, softphone: JOINING }));

let session: CallSession | null = null;

/** Picks up: the microphone joins the call. The code for that comes with the first call. */
export async function enterCall(callId: string): Promise<void> {
  if (session?.callId === callId) return session.join();
  usePhone.setState({ callId, softphone: JOINING });
  const { CallSession } = await import('@zentrale/softphone/session');
  // Another call may have come while the code was fetched, or this one may be over.
  if (usePhone.getState().callId !== callId) return undefined;
  session?.close();
  session = new CallSession(callId, askCall, (softphone) => {
    if (usePhone.getState().callId === callId) usePhone.setState({ softphone });
  });
  return session.join();
}

/** The call is over, or not ours any more. */
export function leaveCall(callId: string): void {
  if (usePhone.getState().callId !== callId) return;
  session?.close();
  session = null;
  usePhone.setState({ callId: null, softphone: JOINING });
}

export function mutePhone(isMuted: boolean): void {
  void session?.setMuted(isMuted);
}

export function playAloud(): void {
  void session?.playAloud();
}

onCallFrame((frame) => {
  if (frame.callId === session?.callId) session.receive(frame);
});

useConnection.subscribe(({ isOnline }, before) => {
  if (isOnline === before.isOnline) return;
  if (isOnline) session?.lineBack();
  else session?.lineLost();
});
