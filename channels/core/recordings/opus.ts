/** Opus counts in these, whatever was sampled. */
export const OPUS_RATE = 48_000;
export const SILENCE_SAMPLES = 960;
/** 20 ms of nothing: one CELT frame, mono, whose three bytes say that there is no energy. */
export const OPUS_SILENCE: Uint8Array = Uint8Array.of(0xf8, 0xff, 0xfe);

/** Lengths of one frame by the upper five bits of a packet (RFC 6716, table 2). */
const SILK_SAMPLES = [480, 960, 1920, 2880] as const;
const HYBRID_SAMPLES = [480, 960] as const;
const CELT_SAMPLES = [120, 240, 480, 960] as const;
const PACKET_SAMPLES_MAX = 5_760;

/** How long an Opus packet sounds, in samples at 48 kHz; 0 for what is no packet. */
export function opusSamples(packet: Uint8Array): number {
  const head = packet[0];
  if (head === undefined) return 0;
  const count = frameCount(packet, head & 0x03);
  const samples = count * frameSamples(head >> 3);
  return samples > PACKET_SAMPLES_MAX ? 0 : samples;
}

function frameSamples(config: number): number {
  if (config < 12) return SILK_SAMPLES[config & 3] ?? 0;
  if (config < 16) return HYBRID_SAMPLES[config & 1] ?? 0;
  return CELT_SAMPLES[config & 3] ?? 0;
}

function frameCount(packet: Uint8Array, code: number): number {
  if (code === 0) return 1;
  return code === 3 ? (packet[1] ?? 0) & 0x3f : 2;
}
