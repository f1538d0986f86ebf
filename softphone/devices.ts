/** Which devices a person wants to speak with; `null`: the system's own choice. */
export interface DeviceChoice {
  readonly microphoneId: string | null;
  readonly speakerId: string | null;
  readonly cameraId: string | null;
}

export const SYSTEM_DEVICES: DeviceChoice = {
  microphoneId: null,
  speakerId: null,
  cameraId: null,
};

export interface MediaDevice {
  readonly id: string;
  readonly name: string;
}

export interface MediaDevices {
  readonly microphones: readonly MediaDevice[];
  readonly speakers: readonly MediaDevice[];
  readonly cameras: readonly MediaDevice[];
}

/** What is plugged in. Browsers tell the names once the microphone was allowed. */
export async function devicesPluggedIn(): Promise<MediaDevices> {
  const all = await navigator.mediaDevices.enumerateDevices();
  const ofKind = (kind: MediaDeviceKind): MediaDevice[] =>
    all
      // The system's choice is listed a second time under a name of its own.
      .filter((one) => one.kind === kind && one.deviceId !== '' && one.deviceId !== 'default')
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  return {
    microphones: ofKind('audioinput'),
    speakers: ofKind('audiooutput'),
    cameras: ofKind('videoinput'),
  };
}

/** A screen, a window or a tab that the person chooses; rejects with `NotAllowedError` without. */
export async function openScreen(): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new DOMException('no screen', 'NotFoundError');
  return track;
}

/** Phones and older browsers cannot. */
export function canShareScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function';
}

/** Small print that is held up can be read; a poorer line sends less all the same. */
const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** The microphone or camera of somebody's choice, or any where that one is gone. */
export async function openDevice(
  kind: 'audio' | 'video',
  deviceId: string | null,
): Promise<MediaStreamTrack> {
  const chosen = deviceId === null ? {} : { deviceId: { ideal: deviceId } };
  const wanted = kind === 'video' ? { ...chosen, ...SIZE } : chosen;
  const stream = await navigator.mediaDevices.getUserMedia({ [kind]: wanted });
  const [track] = stream.getTracks();
  if (track === undefined) throw new DOMException(`no ${kind} device`, 'NotFoundError');
  return track;
}
