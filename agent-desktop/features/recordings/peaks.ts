/** The loudest sample of each of `count` equal stretches, 0 to 1. */
export function peaksOf(samples: Float32Array, count: number): readonly number[] {
  const peaks = Array.from({ length: count }, () => 0);
  for (let at = 0; at < samples.length; at += 1) {
    const stretch = Math.floor((at * count) / samples.length);
    const loudness = Math.abs(samples[at] ?? 0);
    if (loudness > (peaks[stretch] ?? 0)) peaks[stretch] = Math.min(1, loudness);
  }
  return peaks;
}
