export { maskNumbers } from './mask-numbers.ts';
export { NO_SOUND, heard, momentOf, type SoundClock } from './sound-clock.ts';
