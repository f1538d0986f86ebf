export { chatAccount, smsAccount } from './accounts.ts';
export { agentLine, chatForm, GRETA, inboundSms, openCentre, type TestCentre } from './centre.ts';
export { DeepgramPeer, type PeerVoice } from './deepgram-peer.ts';
export { killMediaWorkers, mediaWorkerForTests, mustHaveWorker } from './media-worker.ts';
export { memoryBlobs } from './memory-blobs.ts';
export { RecordingBus } from './recording-bus.ts';
export { loudnessOf, shareOf, toneFrames } from './tones.ts';
export { TwilioSimulator } from './twilio-simulator.ts';
