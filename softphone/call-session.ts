import type { Problem } from '@zentrale/protocol/errors';
import type { CallAnswers, CallFrame, CallInput, CallReply } from '@zentrale/protocol/socket';
import { Device, type types } from 'mediasoup-client';
import { after, JOINING, type Softphone, type SoftphoneEvent } from './core/softphone.ts';

/** How this page talks with the centre; `null`: no answer came. */
export type AskCall = (request: CallInput) => Promise<CallReply | null>;

class Refused extends Error {
  readonly problem: Problem | null;

  constructor(problem: Problem | null) {
    super(problem?.kind ?? 'unreachable');
    this.problem = problem;
  }
}

interface Media {
  readonly send: types.Transport;
  readonly receive: types.Transport;
  readonly microphone: MediaStreamTrack;
  readonly sounds: Map<
    string,
    { readonly consumer: types.Consumer; readonly player: HTMLAudioElement }
  >;
}

/**
 * One person's part in one call: joins with the microphone, plays what the centre lets be heard,
 * and joins again when the line or the media plane was lost. Hand every frame of this call to
 * `receive`, and say when the socket is lost and back.
 */
export class CallSession {
  readonly callId: string;
  readonly #ask: AskCall;
  readonly #onChange: (softphone: Softphone) => void;
  #softphone = JOINING;
  #media: Media | null = null;
  /** Of the latest attempt to join; what an older one brings is thrown away. */
  #attempt = 0;

  constructor(callId: string, ask: AskCall, onChange: (softphone: Softphone) => void) {
    this.callId = callId;
    this.#ask = ask;
    this.#onChange = onChange;
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
        this.#silence(frame.consumerId);
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
    if (this.#media !== null) this.#media.microphone.enabled = !isMuted;
    this.#note({ type: 'muted', isMuted });
    await this.#ask({ act: 'set-muted', callId: this.callId, isMuted });
  }

  /** Call from a click: browsers play no sound before. */
  async playAloud(): Promise<void> {
    this.#note({ type: 'silent', isSilent: false });
    await Promise.all(
      [...(this.#media?.sounds.values() ?? [])].map(({ player }) => this.#start(player)),
    );
  }

  /** Out for good; the microphone is free. */
  close(): void {
    this.#attempt += 1;
    this.#drop();
    this.#note({ type: 'over' });
  }

  async #enter(attempt: number): Promise<void> {
    const { callId } = this;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [microphone] = stream.getAudioTracks();
    if (microphone === undefined) throw new DOMException('no microphone', 'NotFoundError');
    try {
      const joined = await this.#must('join', { act: 'join', callId });
      const device = new Device();
      // The schema of the protocol is mediasoup's own shape.
      await device.load({
        routerRtpCapabilities: joined.rtpCapabilities as types.RtpCapabilities,
      });
      const { send, receive } = this.#transports(device, joined);
      const media: Media = { send, receive, microphone, sounds: new Map() };
      if (attempt !== this.#attempt) {
        drop(media);
        return;
      }
      this.#media = media;
      await this.#must('receive', {
        act: 'receive',
        callId,
        rtpCapabilities: device.recvRtpCapabilities,
      } as CallInput & { act: 'receive' });
      // Our own track is ended by us alone.
      await send.produce({
        track: microphone,
        stopTracks: false,
        appData: { source: 'microphone' },
      });
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

  async #play(frame: CallFrame & { readonly type: 'consumer' }): Promise<void> {
    const media = this.#media;
    if (media === null || frame.kind !== 'audio') return;
    const consumer = await media.receive.consume({
      id: frame.consumerId,
      producerId: frame.producerId,
      kind: frame.kind,
      rtpParameters: frame.rtpParameters as types.RtpParameters,
    });
    const player = new Audio();
    player.srcObject = new MediaStream([consumer.track]);
    media.sounds.set(frame.consumerId, { consumer, player });
    await this.#start(player);
    const { callId } = this;
    const { consumerId } = frame;
    await this.#ask({ act: 'resume-consumer', callId, consumerId });
  }

  async #start(player: HTMLAudioElement): Promise<void> {
    try {
      await player.play();
    } catch (failure) {
      const isForbidden = failure instanceof DOMException && failure.name === 'NotAllowedError';
      if (isForbidden) this.#note({ type: 'silent', isSilent: true });
    }
  }

  #silence(consumerId: string): void {
    const sound = this.#media?.sounds.get(consumerId);
    sound?.player.pause();
    sound?.consumer.close();
    this.#media?.sounds.delete(consumerId);
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
    if (this.#media !== null) drop(this.#media);
    this.#media = null;
  }

  #note(event: SoftphoneEvent): void {
    const next = after(this.#softphone, event);
    if (next === this.#softphone) return;
    this.#softphone = next;
    this.#onChange(next);
  }
}

function drop({ send, receive, microphone, sounds }: Media): void {
  for (const { player } of sounds.values()) player.pause();
  send.close();
  receive.close();
  microphone.stop();
}
