import type { Problem } from '@zentrale/protocol/errors';
import type { CallAnswers, CallFrame, CallInput, CallReply } from '@zentrale/protocol/socket';
import { Device, type types } from 'mediasoup-client';
import { after, JOINING, type Softphone, type SoftphoneEvent } from './core/softphone.ts';
import { openDevice, SYSTEM_DEVICES, type DeviceChoice } from './devices.ts';
import {
  NO_MEDIA,
  PartyMedia,
  type ConsumerFrame,
  type PictureSource,
  type ShownMedia,
} from './media.ts';

/** How this page talks with the centre; `null`: no answer came. */
export type AskCall = (request: CallInput) => Promise<CallReply | null>;

class Refused extends Error {
  readonly problem: Problem | null;

  constructor(problem: Problem | null) {
    super(problem?.kind ?? 'unreachable');
    this.problem = problem;
  }
}

/** Who is told of what, and what the person has chosen before. */
export interface CallSessionParts {
  readonly ask: AskCall;
  readonly onChange: (softphone: Softphone) => void;
  /** Another picture, or another microphone. */
  readonly onMedia?: (media: ShownMedia) => void;
  readonly devices?: DeviceChoice;
}

/**
 * One person's part in one call: joins with the microphone, plays what the centre lets be heard,
 * and joins again when the line or the media plane was lost. Hand every frame of this call to
 * `receive`, and say when the socket is lost and back.
 */
export class CallSession {
  readonly callId: string;
  readonly #ask: AskCall;
  readonly #parts: CallSessionParts;
  #devices: DeviceChoice;
  #softphone = JOINING;
  #media: PartyMedia | null = null;
  /** Whoever comes back is seen as before. */
  #isCameraWanted = false;
  /** Of the latest attempt to join; what an older one brings is thrown away. */
  #attempt = 0;

  constructor(callId: string, parts: CallSessionParts) {
    this.callId = callId;
    this.#ask = parts.ask;
    this.#parts = parts;
    this.#devices = parts.devices ?? SYSTEM_DEVICES;
  }

  /** Also again: after trouble, and to take the call over from another page. Never throws. */
  async join(): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#drop();
    this.#note({ type: 'asked' });
    try {
      await this.#enter(attempt);
      if (attempt !== this.#attempt) return;
      if (this.#softphone.isMuted) await this.setMuted(true);
      this.#note({ type: 'joined' });
      this.#show();
      if (this.#isCameraWanted) await this.show('camera', true);
    } catch (failure) {
      if (attempt === this.#attempt) this.#fail(failure);
    }
  }

  receive(frame: CallFrame): void {
    switch (frame.type) {
      case 'consumer':
        // A frame of the time before the media were lost finds nothing to be played on.
        void this.#play(frame).catch(() => {});
        return;
      case 'consumer-closed':
        this.#media?.remove(frame.consumerId);
        this.#show();
        return;
      case 'quality':
        if (frame.partyId === null) this.#note({ type: 'quality', score: frame.score });
        return;
      case 'rejoin':
        void this.join();
        return;
      case 'replaced':
        this.#attempt += 1;
        this.#drop();
        this.#note({ type: 'replaced' });
        return;
      case 'keys':
        return; // For telephones.
      case 'removed':
      case 'ended':
        this.close();
    }
  }

  lineLost(): void {
    this.#note({ type: 'line-lost' });
  }

  lineBack(): void {
    if (this.#softphone.phase === 'lost') void this.join();
  }

  /** Muted here at once, and on the server as well. */
  async setMuted(isMuted: boolean): Promise<void> {
    this.#media?.setMuted(isMuted);
    this.#note({ type: 'muted', isMuted });
    await this.#ask({ act: 'set-muted', callId: this.callId, isMuted });
  }

  /** Call from a click: browsers play no sound before. */
  async playAloud(): Promise<void> {
    this.#note({ type: 'silent', isSilent: false });
    await Promise.all((this.#media?.players() ?? []).map((player) => this.#start(player)));
  }

  /** One's own picture or screen; false where it cannot be had. */
  async show(source: PictureSource, isOn: boolean): Promise<boolean> {
    if (source === 'camera') this.#isCameraWanted = isOn;
    const media = this.#media;
    try {
      if (isOn) await media?.show(source, () => void this.show(source, false));
      const producerId = isOn ? null : (media?.hide(source) ?? null);
      this.#show();
      const { callId } = this;
      if (producerId !== null) await this.#ask({ act: 'close-producer', callId, producerId });
      return true;
    } catch (failure) {
      if (source === 'camera') this.#isCameraWanted = false;
      // Whoever closes the choice of screens has not met with trouble.
      return source === 'screen' && isRefusal(failure);
    }
  }

  /** Other devices, at once where one is in the call; false where one of them is not there. */
  async choose(devices: DeviceChoice): Promise<boolean> {
    this.#devices = devices;
    try {
      await this.#media?.choose(devices);
      this.#show();
      return true;
    } catch {
      return false;
    }
  }

  /** Out for good; the microphone is free. */
  close(): void {
    this.#attempt += 1;
    this.#drop();
    this.#note({ type: 'over' });
  }

  async #enter(attempt: number): Promise<void> {
    const { callId } = this;
    const microphone = await openDevice('audio', this.#devices.microphoneId);
    try {
      const joined = await this.#must('join', { act: 'join', callId });
      const device = new Device();
      // The schema of the protocol is mediasoup's own shape.
      await device.load({
        routerRtpCapabilities: joined.rtpCapabilities as types.RtpCapabilities,
      });
      const media = new PartyMedia(this.#transports(device, joined), microphone, this.#devices);
      if (attempt !== this.#attempt) {
        media.drop();
        return;
      }
      this.#media = media;
      const receiving = this.#must('receive', {
        act: 'receive',
        callId,
        rtpCapabilities: device.recvRtpCapabilities,
      } as CallInput & { act: 'receive' });
      // Each direction has a handshake of its own; neither waits for the other.
      await Promise.all([receiving, media.speak()]);
    } catch (failure) {
      microphone.stop();
      throw failure;
    }
  }

  #transports(device: Device, joined: CallAnswers['join']) {
    const { callId } = this;
    const options = ({ transportId, ...offer }: CallAnswers['join']['send']) =>
      // As above: mediasoup's own shapes.
      ({ id: transportId, ...offer, iceServers: joined.iceServers }) as types.TransportOptions;
    const send = device.createSendTransport(options(joined.send));
    const receive = device.createRecvTransport(options(joined.receive));
    for (const transport of [send, receive]) {
      transport.on('connect', ({ dtlsParameters }, done, failed) => {
        const transportId = transport.id;
        this.#must('connect-transport', {
          act: 'connect-transport',
          callId,
          transportId,
          dtlsParameters,
        }).then(done, failed);
      });
    }
    send.on('produce', ({ rtpParameters, appData }, done, failed) => {
      const source = appData['source'];
      this.#must('produce', { act: 'produce', callId, source, rtpParameters } as CallInput & {
        act: 'produce';
      }).then(({ producerId }) => done({ id: producerId }), failed);
    });
    return { send, receive };
  }

  async #must<Act extends CallInput['act']>(
    _act: Act,
    request: CallInput & { readonly act: Act },
  ): Promise<CallAnswers[Act]> {
    const reply = await this.#ask(request);
    if (reply?.ok !== true) throw new Refused(reply?.problem ?? null);
    // What each act is answered with is the protocol's contract.
    return reply.answer as CallAnswers[Act];
  }

  async #play(frame: ConsumerFrame): Promise<void> {
    const player = await this.#media?.add(frame);
    if (player === undefined) return;
    if (player === null) this.#show();
    else await this.#start(player);
    const { callId } = this;
    const { consumerId } = frame;
    await this.#ask({ act: 'resume-consumer', callId, consumerId });
  }

  async #start(player: HTMLAudioElement): Promise<void> {
    try {
      await player.play();
    } catch (failure) {
      if (isRefusal(failure)) this.#note({ type: 'silent', isSilent: true });
    }
  }

  #fail(failure: unknown): void {
    this.#drop();
    const name = failure instanceof DOMException ? failure.name : null;
    const problem = failure instanceof Refused ? failure.problem : null;
    if (name === 'NotAllowedError' || name === 'SecurityError') {
      this.#note({ type: 'failed', trouble: { kind: 'microphone-refused' } });
    } else if (name !== null) {
      this.#note({ type: 'failed', trouble: { kind: 'microphone-missing' } });
    } else if (problem !== null) {
      this.#note({ type: 'failed', trouble: { kind: 'refused', problemKind: problem.kind } });
    } else {
      this.#note({ type: 'failed', trouble: { kind: 'unreachable' } });
    }
  }

  #drop(): void {
    this.#media?.drop();
    this.#media = null;
    this.#show();
  }

  #show(): void {
    this.#parts.onMedia?.(this.#media?.shown ?? NO_MEDIA);
  }

  #note(event: SoftphoneEvent): void {
    const next = after(this.#softphone, event);
    if (next === this.#softphone) return;
    this.#softphone = next;
    this.#parts.onChange(next);
  }
}

function isRefusal(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'NotAllowedError';
}
