/** Two short soft tones. A page that may not play sound yet stays silent. */
export function playChime(): void {
  const context = new AudioContext();
  const volume = context.createGain();
  volume.gain.value = 0.05;
  volume.connect(context.destination);
  for (const [at, hertz] of [
    [0, 660],
    [0.12, 880],
  ] as const) {
    const tone = context.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(volume);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + 0.1);
  }
  setTimeout(() => void context.close(), 500);
}
