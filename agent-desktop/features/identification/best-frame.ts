import { PHOTO_BYTES_MAX } from '@zentrale/protocol/http';
import { sharpness } from './sharpness.ts';

/** So many are looked at, and the sharpest is kept: hands shake. */
const FRAME_COUNT = 6;
const FRAME_EVERY_MS = 90;
/** Wide enough to tell sharp from blurred, and measured in a moment. */
const MEASURED_WIDTH = 480;
const QUALITIES = [0.92, 0.8, 0.6];

/** The sharpest of the next frames of a film, as a JPEG of its full size; `null`: none has come. */
export async function bestFrame(video: HTMLVideoElement): Promise<Blob | null> {
  let best: { readonly frame: HTMLCanvasElement; readonly measure: number } | null = null;
  for (let count = 0; count < FRAME_COUNT; count += 1) {
    if (count > 0) await new Promise((resolve) => setTimeout(resolve, FRAME_EVERY_MS));
    if (video.videoWidth === 0) continue;
    const frame = drawn(video, video.videoWidth, video.videoHeight);
    const measure = measured(video);
    if (best === null || measure > best.measure) best = { frame, measure };
  }
  return best === null ? null : asJpeg(best.frame);
}

function measured(video: HTMLVideoElement): number {
  const scale = Math.min(1, MEASURED_WIDTH / video.videoWidth);
  const width = Math.round(video.videoWidth * scale);
  const height = Math.round(video.videoHeight * scale);
  const pixels = drawn(video, width, height)
    .getContext('2d', { willReadFrequently: true })
    ?.getImageData(0, 0, width, height);
  return pixels === undefined ? 0 : sharpness(pixels.data, width, height);
}

function drawn(video: HTMLVideoElement, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(video, 0, 0, width, height);
  return canvas;
}

async function asJpeg(canvas: HTMLCanvasElement): Promise<Blob | null> {
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', quality);
    });
    if (blob !== null && blob.size <= PHOTO_BYTES_MAX) return blob;
  }
  return null;
}
