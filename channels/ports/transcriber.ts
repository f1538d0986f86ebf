import type { Locale, SoundCodec } from '../core/index.ts';

/** A voice in a call that is written down. */
export interface Voice {
  readonly codec: SoundCodec;
  readonly language: Locale;
  readonly side: 'customer' | 'centre';
}

/** A packet as it was sent; nothing is decoded in this process. */
export interface VoicePacket {
  /** When in the call it begins. */
  readonly atMs: number;
  readonly durationMs: number;
  readonly payload: Uint8Array;
}

/** What was understood. Each partial one replaces the one before, until one is final. */
export interface Utterance {
  readonly text: string;
  /** Both in the call. */
  readonly fromMs: number;
  readonly toMs: number;
  /** 0 to 1; `null`: not known. */
  readonly confidence: number | null;
  readonly isFinal: boolean;
}

/** Told by a stream; nothing after its `close` is settled. */
export interface VoiceReader {
  heard(utterance: Utterance): void;
  /** Words are being lost, or are again understood. Each comes once. */
  interrupted(): void;
  resumed(): void;
}

export interface VoiceStream {
  /** In the order of the call. Never waits and never throws: what cannot be sent is lost. */
  send(packet: VoicePacket): void;
  /** Settles soon after the last words, whatever the other side does. Twice is harmless. */
  close(): Promise<void>;
}

/** Writes down what is said. Its troubles are its own. */
export interface Transcriber {
  /** It speaks a script for demonstrations, and hears nothing. */
  readonly isScript: boolean;
  open(voice: Voice, reader: VoiceReader): VoiceStream;
}
