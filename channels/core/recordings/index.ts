export { packFrames, unpackFrames, type Frame } from './frames.ts';
export { muLawWavFile } from './mu-law-wav.ts';
export { oggOpusFile } from './ogg-opus.ts';
export { RATES, samplesOf, type SoundCodec } from './codec.ts';
export { openTrack, place, type Placing } from './placing.ts';
export { marksOf, recordedParties, recordingFor, ruleThatHolds, type Mark } from './recorded.ts';
