import type { CallFrame } from '@zentrale/protocol/socket';
import type { types } from 'mediasoup-client';
import { openDevice, openScreen, type DeviceChoice } from './devices.ts';

/** What a picture is taken of. */
export type PictureSource = 'camera' | 'screen';

/** A picture of the call; `partyId` is `null` for one's own. */
export interface Picture {
  readonly id: string;
  readonly partyId: string | null;
  readonly source: PictureSource;
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
  readonly source: PictureSource;
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
  readonly #own = new Map<PictureSource, types.Producer>();
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
    const others = [...this.#views].map(([id, { consumer, ...about }]): Picture => ({
      id,
      ...about,
      track: consumer.track,
    }));
    const own = [...this.#own].flatMap(([source, { track }]): Picture[] =>
      track === null ? [] : [{ id: `own-${source}`, partyId: null, source, track }],
    );
    return { microphone: this.#microphone, pictures: [...others, ...own] };
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

  /**
   * Sends a picture, where it is not sent already. `onEnded`: the browser or the system has ended
   * it, as with its own button for shared screens.
   */
  async show(source: PictureSource, onEnded: () => void): Promise<void> {
    if (this.#own.has(source)) return;
    const { cameraId } = this.#devices;
    const track = await (source === 'camera' ? openDevice('video', cameraId) : openScreen());
    // Left meanwhile, or asked for twice.
    if (this.#isDropped || this.#own.has(source)) return track.stop();
    track.addEventListener('ended', onEnded);
    const producer = await this.#send.produce({ track, appData: { source } });
    this.#own.set(source, producer);
    await keepSize(producer.rtpSender);
  }

  /** Returns the producer that is no more, for the centre to forget. */
  hide(source: PictureSource): string | null {
    const producer = this.#own.get(source);
    // Closing it also ends the track, and the light beside the camera goes out.
    producer?.close();
    this.#own.delete(source);
    return producer?.id ?? null;
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
    const camera = this.#own.get('camera');
    if (devices.cameraId !== before.cameraId && camera !== undefined) {
      await camera.replaceTrack({ track: await openDevice('video', devices.cameraId) });
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
      const source = frame.source === 'screen' ? 'screen' : 'camera';
      this.#views.set(consumerId, { consumer, partyId, source });
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
    this.hide('camera');
    this.hide('screen');
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
