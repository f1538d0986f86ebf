const TELL_EVERY_MS = 100;

/** Tells how loud a track is, 0 to 1, some times a second; returns what ends it. */
export function watchLevel(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 1024;
  audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(levelOf(samples));
  }, TELL_EVERY_MS);
  return () => {
    clearInterval(timer);
    void audio.close();
  };
}

/** Ears hear in decibels: -60 and less is nothing, 0 is everything. */
export function levelOf(samples: Float32Array): number {
  const sum = samples.reduce((total, sample) => total + sample * sample, 0);
  const decibels = 10 * Math.log10(sum / samples.length);
  return Math.min(1, Math.max(0, 1 + decibels / 60));
}
