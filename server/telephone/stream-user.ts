/** What a telephone's media stream is used for: a call, or the caller's voicemail. */
export interface StreamUser {
  /** Mu-law, 20 ms or less; `atSample` counts from the beginning of the stream. */
  say(frame: Uint8Array, atSample: number): void;
  press(key: string): void;
  /** The provider says that the caller hung up. */
  hungUp(): void;
  /** The stream is gone, for whatever reason. */
  gone(): void;
}
