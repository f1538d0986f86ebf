/** Markers that begin a frame: all `C0` to `CF` but for tables and arithmetic coding's. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** The size of the picture in a JPEG by its own head; `null` for anything else. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number } | null {
  const at = (index: number): number => bytes[index] ?? 0;
  if (at(0) !== 0xff || at(1) !== 0xd8) return null;
  for (let place = 2; place + 8 < bytes.length;) {
    if (at(place) !== 0xff) return null;
    if (isFrame(at(place + 1))) {
      const [height, width] = [word(place + 5), word(place + 7)];
      return { width, height };
    }
    place += 2 + word(place + 2);
  }
  return null;

  function word(index: number): number {
    return at(index) * 256 + at(index + 1);
  }
}

const SIDE_MIN = 240;
const SIDE_MAX = 4_096;

/** Large enough to be looked at, and not so large that reading it takes all memory. */
export function isFitPhoto(bytes: Uint8Array): boolean {
  const size = jpegSize(bytes);
  if (size === null) return false;
  return [size.width, size.height].every((side) => side >= SIDE_MIN && side <= SIDE_MAX);
}
