/** A piece of sound of one track. */
export interface Frame {
  /** Where it begins, in samples of the track's rate. */
  readonly at: number;
  readonly payload: Uint8Array;
}

const HEAD_BYTES = 6;

/** Frames one after the other, as they are kept: where, how long, and what. */
export function packFrames(frames: readonly Frame[]): Uint8Array {
  const length = frames.reduce((sum, { payload }) => sum + HEAD_BYTES + payload.length, 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const { at, payload } of frames) {
    view.setUint32(offset, at);
    view.setUint16(offset + 4, payload.length);
    bytes.set(payload, offset + HEAD_BYTES);
    offset += HEAD_BYTES + payload.length;
  }
  return bytes;
}

/** What `packFrames` made; a frame that is cut off is left out. */
export function unpackFrames(bytes: Uint8Array): Frame[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Frame[] = [];
  let offset = 0;
  while (offset + HEAD_BYTES <= bytes.length) {
    const end = offset + HEAD_BYTES + view.getUint16(offset + 4);
    if (end > bytes.length) break;
    frames.push({
      at: view.getUint32(offset),
      payload: bytes.subarray(offset + HEAD_BYTES, end),
    });
    offset = end;
  }
  return frames;
}
