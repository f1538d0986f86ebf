import type { types } from 'mediasoup';
import type { CallLine } from '../../core/index.ts';

/** What every call carries, best first. PCMU is for telephones: it passes without transcoding. */
const MEDIA_CODECS: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1 },
  },
  { kind: 'audio', mimeType: 'audio/PCMU', clockRate: 8000, preferredPayloadType: 0 },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: {
      'packetization-mode': 1,
      'profile-level-id': '42e01f',
      'level-asymmetry-allowed': 1,
    },
  },
];

/** A telephone understands PCMU alone, so in its calls everybody speaks that. */
export function codecsFor(line: CallLine): types.RouterRtpCodecCapability[] {
  return line === 'web'
    ? MEDIA_CODECS
    : MEDIA_CODECS.filter(({ mimeType }) => mimeType === 'audio/PCMU');
}

const PCMU = { mimeType: 'audio/PCMU', clockRate: 8000 } as const;

/** What a party without a browser understands. */
export const PCMU_CAPABILITIES: types.RtpCapabilities = {
  codecs: [{ ...PCMU, kind: 'audio', preferredPayloadType: 0 }],
};

/** What a recording keeps as it comes. */
export const EAR_CAPABILITIES: types.RtpCapabilities = {
  codecs: [
    {
      kind: 'audio',
      mimeType: 'audio/opus',
      clockRate: 48_000,
      channels: 2,
      preferredPayloadType: 111,
    },
    { ...PCMU, kind: 'audio', preferredPayloadType: 0 },
  ],
};

/** What a party without a browser sends. */
export function pcmuParameters(ssrc: number): types.RtpParameters {
  return { codecs: [{ ...PCMU, payloadType: 0 }], encodings: [{ ssrc }] };
}
