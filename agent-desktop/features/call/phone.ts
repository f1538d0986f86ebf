import type { CallSession } from '@zentrale/softphone/session';
import { JOINING, type Softphone } from '@zentrale/softphone';
import type { DeviceChoice } from '@zentrale/softphone/devices';
import { NO_MEDIA, type ShownMedia } from '@zentrale/softphone/media';
import { create } from 'zustand';
import { askCall, onCallFrame, useConnection } from '../../realtime/desk.ts';
import { usePreferences } from '../../state/preferences.ts';

/** The one call this page is in; its media outlive every component. */
interface Phone {
  readonly callId: string | null;
  readonly softphone: Softphone;
  readonly media: ShownMedia;
  /** The camera or another device could not be had. */
  readonly hasDeviceTrouble: boolean;
}

const HUNG_UP: Phone = {
  callId: null,
  softphone: JOINING,
  media: NO_MEDIA,
  hasDeviceTrouble: false,
};

export const usePhone = create<Phone>(() => HUNG_UP);

let session: CallSession | null = null;

/** Picks up: the microphone joins the call. The code for that comes with the first call. */
export async function enterCall(callId: string): Promise<void> {
  if (session?.callId === callId) return session.join();
  usePhone.setState({ ...HUNG_UP, callId });
  const { CallSession } = await import('@zentrale/softphone/session');
  // Another call may have come while the code was fetched, or this one may be over.
  if (usePhone.getState().callId !== callId) return undefined;
  session?.close();
  const tell = (change: Partial<Phone>) => {
    if (usePhone.getState().callId === callId) usePhone.setState(change);
  };
  session = new CallSession(callId, {
    ask: askCall,
    onChange: (softphone) => tell({ softphone }),
    onMedia: (media) => tell({ media }),
    devices: usePreferences.getState().devices,
  });
  return session.join();
}

/** The call is over, or not ours any more. */
export function leaveCall(callId: string): void {
  if (usePhone.getState().callId !== callId) return;
  session?.close();
  session = null;
  usePhone.setState(HUNG_UP);
}

export function mutePhone(isMuted: boolean): void {
  void session?.setMuted(isMuted);
}

export function playAloud(): void {
  void session?.playAloud();
}

export async function showCamera(isOn: boolean): Promise<void> {
  const isDone = (await session?.show('camera', isOn)) ?? true;
  usePhone.setState({ hasDeviceTrouble: !isDone });
}

/** At once, and in every call from now on. */
export async function chooseDevices(change: Partial<DeviceChoice>): Promise<void> {
  const devices = { ...usePreferences.getState().devices, ...change };
  usePreferences.setState({ devices });
  const isDone = (await session?.choose(devices)) ?? true;
  usePhone.setState({ hasDeviceTrouble: !isDone });
}

onCallFrame((frame) => {
  if (frame.callId === session?.callId) session.receive(frame);
});

useConnection.subscribe(({ isOnline }, before) => {
  if (isOnline === before.isOnline) return;
  if (isOnline) session?.lineBack();
  else session?.lineLost();
});
