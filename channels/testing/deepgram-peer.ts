import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** What a segment says; everything else of it is as the provider documents it. */
export interface PeerSegment {
  readonly text: string;
  /** Seconds of the sound that was sent. */
  readonly start?: number;
  readonly duration?: number;
  readonly isFinal?: boolean;
  readonly isOver?: boolean;
  readonly confidence?: number;
}

/** One voice, as it arrives at the provider. */
export class PeerVoice {
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly packets: Buffer[] = [];
  readonly controls: string[] = [];
  readonly #socket: WebSocket;

  constructor(socket: WebSocket, { url, headers }: IncomingMessage) {
    this.#socket = socket;
    this.query = new URL(url ?? '/', 'http://localhost').searchParams;
    this.authorization = headers.authorization;
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return void this.packets.push(data);
      const { type } = JSON.parse(data.toString()) as { type: string };
      this.controls.push(type);
      if (type !== 'CloseStream') return;
      this.sendRaw(JSON.stringify({ type: 'Metadata', duration: 0, channels: 1 }));
      socket.close();
    });
  }

  say(segment: PeerSegment): void {
    const { text, start = 0, duration = 1, isFinal = true, isOver = isFinal } = segment;
    const confidence = segment.confidence ?? 0.98;
    const words = text.split(' ').map((word, at, { length }) => ({
      word,
      start: start + (duration * at) / length,
      end: start + (duration * (at + 1)) / length,
      confidence,
    }));
    const channel = { alternatives: [{ transcript: text, confidence, words }] };
    const about = { start, duration, is_final: isFinal, speech_final: isOver, channel };
    this.sendRaw(JSON.stringify({ type: 'Results', channel_index: [0, 1], ...about }));
  }

  sendRaw(text: string): void {
    this.#socket.send(text);
  }

  /** As a network that is gone: nothing comes and nothing is read any more. */
  freeze(): void {
    this.#socket.pause();
  }

  drop(): void {
    this.#socket.terminate();
  }
}

/** A provider of transcripts in this process, after the documents of Deepgram's live streaming. */
export class DeepgramPeer {
  readonly voices: PeerVoice[] = [];
  /** Whether it lets anybody in. */
  isOpen = true;
  readonly #server: WebSocketServer;

  private constructor() {
    this.#server = new WebSocketServer({
      host: '127.0.0.1',
      port: 0,
      verifyClient: () => this.isOpen,
    });
    this.#server.on('connection', (socket, request) => {
      this.voices.push(new PeerVoice(socket, request));
    });
  }

  static async listen(): Promise<DeepgramPeer> {
    const peer = new DeepgramPeer();
    await once(peer.#server, 'listening');
    return peer;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `ws://127.0.0.1:${port}/v1/listen`;
  }

  async close(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise((closed) => this.#server.close(closed));
  }
}
