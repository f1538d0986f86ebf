export { packFrames, unpackFrames, type Frame } from './frames.ts';
export { muLawWavFile } from './mu-law-wav.ts';
export { oggOpusFile } from './ogg-opus.ts';
export { OPUS_RATE, opusSamples } from './opus.ts';
export { openTrack, place, type Placing } from './placing.ts';
export { marksOf, recordedParties, recordingFor, type Mark } from './recorded.ts';
