import type { types } from 'mediasoup';
import type { CentreSound } from '../../core/index.ts';
import type { CentrePlayer } from './centre-player.ts';
import { pcmuParameters } from './codecs.ts';
import type { RoomSound } from './room-party.ts';
import { PcmuPackets } from './rtp-packet.ts';

const SSRC: Readonly<Record<CentreSound, number>> = { music: 0x7a01, tone: 0x7a02 };

interface Playing {
  readonly producer: types.Producer;
  readonly packets: PcmuPackets;
  stop: (() => void) | null;
}

/** What the centre plays in one room. Nothing is sent while nobody is to hear it. */
export class CentreVoice {
  readonly #router: types.Router;
  readonly #player: CentrePlayer;
  readonly #sounds = new Map<CentreSound, Playing>();
  #transport: types.DirectTransport | null = null;

  constructor(router: types.Router, player: CentrePlayer) {
    this.#router = router;
    this.#player = player;
  }

  async sound(sound: CentreSound): Promise<RoomSound> {
    const { producer } = this.#sounds.get(sound) ?? (await this.#make(sound));
    return { producer, source: sound, from: null };
  }

  /** Plays these and no other. */
  play(wanted: ReadonlySet<CentreSound>): void {
    for (const [sound, playing] of this.#sounds) {
      if (wanted.has(sound)) {
        playing.stop ??= this.#player.play(sound, (frame) => {
          if (!playing.producer.closed) playing.producer.send(playing.packets.next(frame));
        });
      } else {
        playing.stop?.();
        playing.stop = null;
      }
    }
  }

  close(): void {
    this.play(new Set());
    this.#transport?.close();
  }

  async #make(sound: CentreSound): Promise<Playing> {
    this.#transport ??= await this.#router.createDirectTransport({ maxMessageSize: 2048 });
    const rtpParameters = pcmuParameters(SSRC[sound]);
    const producer = await this.#transport.produce({ kind: 'audio', rtpParameters });
    const playing = { producer, packets: new PcmuPackets(SSRC[sound]), stop: null };
    this.#sounds.set(sound, playing);
    return playing;
  }
}
