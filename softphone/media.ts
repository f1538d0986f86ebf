import type { CallFrame } from '@zentrale/protocol/socket';
import type { types } from 'mediasoup-client';
import { openDevice, type DeviceChoice } from './devices.ts';

/** A picture of the call; `partyId` is `null` for one's own camera. */
export interface Picture {
  readonly id: string;
  readonly partyId: string | null;
  readonly track: MediaStreamTrack;
}

/** What a page may show of the media: the level of the microphone, and everybody's picture. */
export interface ShownMedia {
  readonly microphone: MediaStreamTrack | null;
  readonly pictures: readonly Picture[];
}

export const NO_MEDIA: ShownMedia = { microphone: null, pictures: [] };

interface Sound {
  readonly consumer: types.Consumer;
  readonly player: HTMLAudioElement;
}

interface View {
  readonly consumer: types.Consumer;
  readonly partyId: string | null;
}

export type ConsumerFrame = CallFrame & { readonly type: 'consumer' };

/** The media of one time in a call: what is sent, played and shown, until it is dropped. */
export class PartyMedia {
  readonly #send: types.Transport;
  readonly #receive: types.Transport;
  readonly #sounds = new Map<string, Sound>();
  readonly #views = new Map<string, View>();
  #devices: DeviceChoice;
  #microphone: MediaStreamTrack;
  #producer: types.Producer | null = null;
  #camera: types.Producer | null = null;
  #isDropped = false;

  constructor(
    transports: { readonly send: types.Transport; readonly receive: types.Transport },
    microphone: MediaStreamTrack,
    devices: DeviceChoice,
  ) {
    this.#send = transports.send;
    this.#receive = transports.receive;
    this.#microphone = microphone;
    this.#devices = devices;
  }

  get shown(): ShownMedia {
    const own = this.#camera?.track;
    const others = [...this.#views].map(([id, { consumer, partyId }]): Picture => ({
      id,
      partyId,
      track: consumer.track,
    }));
    return {
      microphone: this.#microphone,
      pictures: own ? [...others, { id: 'own', partyId: null, track: own }] : others,
    };
  }

  async speak(): Promise<void> {
    this.#producer = await this.#send.produce({
      track: this.#microphone,
      // Our own track is ended by us alone.
      stopTracks: false,
      appData: { source: 'microphone' },
    });
  }

  setMuted(isMuted: boolean): void {
    this.#microphone.enabled = !isMuted;
  }

  /** Sends one's picture; false: it is sent already, or the call was left meanwhile. */
  async cameraOn(): Promise<boolean> {
    if (this.#camera !== null) return false;
    const track = await openDevice('video', this.#devices.cameraId);
    if (this.#isDropped) {
      track.stop();
      return false;
    }
    this.#camera = await this.#send.produce({ track, appData: { source: 'camera' } });
    await keepSize(this.#camera.rtpSender);
    return true;
  }

  /** Returns the producer that is no more, for the centre to forget. */
  cameraOff(): string | null {
    const producerId = this.#camera?.id ?? null;
    // Closing it also ends the track, and the light beside the camera goes out.
    this.#camera?.close();
    this.#camera = null;
    return producerId;
  }

  /** Changes what is in use; whoever listens or watches notices nothing else. */
  async choose(devices: DeviceChoice): Promise<void> {
    const before = this.#devices;
    this.#devices = devices;
    if (devices.microphoneId !== before.microphoneId) {
      const track = await openDevice('audio', devices.microphoneId);
      track.enabled = this.#microphone.enabled;
      this.#microphone.stop();
      this.#microphone = track;
      if (this.#isDropped) track.stop();
      else await this.#producer?.replaceTrack({ track });
    }
    if (devices.cameraId !== before.cameraId && this.#camera !== null) {
      await this.#camera.replaceTrack({ track: await openDevice('video', devices.cameraId) });
    }
    for (const { player } of this.#sounds.values()) await this.#playThrough(player);
  }

  async add(frame: ConsumerFrame): Promise<HTMLAudioElement | null> {
    const { consumerId, partyId, kind } = frame;
    const consumer = await this.#receive.consume({
      id: consumerId,
      producerId: frame.producerId,
      kind,
      rtpParameters: frame.rtpParameters as types.RtpParameters,
    });
    if (kind === 'video') {
      this.#views.set(consumerId, { consumer, partyId });
      return null;
    }
    const player = new Audio();
    player.srcObject = new MediaStream([consumer.track]);
    this.#sounds.set(consumerId, { consumer, player });
    await this.#playThrough(player);
    return player;
  }

  remove(consumerId: string): void {
    const sound = this.#sounds.get(consumerId);
    sound?.player.pause();
    sound?.consumer.close();
    this.#sounds.delete(consumerId);
    this.#views.get(consumerId)?.consumer.close();
    this.#views.delete(consumerId);
  }

  players(): readonly HTMLAudioElement[] {
    return [...this.#sounds.values()].map(({ player }) => player);
  }

  drop(): void {
    this.#isDropped = true;
    for (const player of this.players()) player.pause();
    this.cameraOff();
    this.#send.close();
    this.#receive.close();
    this.#microphone.stop();
  }

  async #playThrough(player: HTMLAudioElement): Promise<void> {
    const { speakerId } = this.#devices;
    // Not every browser lets pages choose; a speaker that is gone leaves the system's.
    if (!('setSinkId' in player)) return;
    await player.setSinkId(speakerId ?? '').catch(() => {});
  }
}

/** On a poor line or machine pictures come less often rather than smaller: print stays legible. */
async function keepSize(sender: RTCRtpSender | undefined): Promise<void> {
  if (sender === undefined) return;
  const wanted = { degradationPreference: 'maintain-resolution' } as const;
  // Browsers that know no such wish leave it out, or refuse it.
  await sender.setParameters({ ...sender.getParameters(), ...wanted }).catch(() => {});
}
