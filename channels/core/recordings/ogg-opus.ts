import type { Frame } from './frames.ts';
import { lacesOf, oggPage, PAGE_LACES_MAX } from './ogg-page.ts';
import { OPUS_RATE, OPUS_SILENCE, opusSamples, SILENCE_SAMPLES } from './opus.ts';

/** A second a page: players look for a moment page by page. */
const PAGE_SAMPLES = OPUS_RATE;
const SERIAL = 0x7a656e74;

/**
 * A track as a file: Opus in Ogg (RFC 7845), as it was sent, with silence where nothing was. It
 * begins with the recording and lasts `durationMs`, so that all tracks of one may be played side
 * by side.
 */
export function oggOpusFile(frames: readonly Frame[], durationMs: number): Uint8Array {
  const pages: Uint8Array[] = [];
  let waiting: Uint8Array[] = [];
  let laces = 0;
  let pageStartAt = 0;
  let endAt = 0;
  const turnPage = (isLast: boolean) => {
    const index = pages.length;
    const page = { packets: waiting, granule: endAt, index, isFirst: false, isLast };
    pages.push(oggPage(page, SERIAL));
    [waiting, laces, pageStartAt] = [[], 0, endAt];
  };
  const add = (packet: Uint8Array, samples: number) => {
    const isFull = endAt - pageStartAt >= PAGE_SAMPLES || laces + lacesOf(packet) > PAGE_LACES_MAX;
    if (isFull && waiting.length > 0) turnPage(false);
    waiting.push(packet);
    laces += lacesOf(packet);
    endAt += samples;
  };
  const silenceUntil = (at: number) => {
    const count = Math.floor((at - endAt) / SILENCE_SAMPLES);
    for (let frame = 0; frame < count; frame += 1) add(OPUS_SILENCE, SILENCE_SAMPLES);
  };
  pages.push(headPage(0, opusHead()), headPage(1, opusTags()));
  for (const { at, payload } of frames) {
    const samples = opusSamples(payload);
    if (samples === 0) continue;
    silenceUntil(at);
    add(payload, samples);
  }
  silenceUntil(Math.round((durationMs * OPUS_RATE) / 1000));
  turnPage(true);
  return joined(pages);
}

function headPage(index: number, packet: Uint8Array): Uint8Array {
  const page = { packets: [packet], granule: 0, index, isFirst: index === 0, isLast: false };
  return oggPage(page, SERIAL);
}

/** Version 1, one channel, nothing skipped, no gain. */
function opusHead(): Uint8Array {
  const head = new Uint8Array(19);
  head.set(ascii('OpusHead'));
  head.set([1, 1], 8);
  new DataView(head.buffer).setUint32(12, OPUS_RATE, true);
  return head;
}

function opusTags(): Uint8Array {
  const vendor = ascii('Zentrale');
  const tags = new Uint8Array(16 + vendor.length);
  tags.set(ascii('OpusTags'));
  new DataView(tags.buffer).setUint32(8, vendor.length, true);
  tags.set(vendor, 12);
  return tags;
}

function ascii(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.codePointAt(at) ?? 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
