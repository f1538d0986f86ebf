import { AesVault } from '@zentrale/platform/vault';

type OwnKey = ConstructorParameters<typeof AesVault>[0];

// One key of the centre's for all; what each is for is sealed with it, so none opens the other's.

export function recordingVault(ownKey: OwnKey): AesVault {
  return new AesVault(ownKey, {
    keyContext: 'recording-key',
    unreadable: 'recordings.unreadable',
  });
}

export function identificationVault(ownKey: OwnKey): AesVault {
  return new AesVault(ownKey, {
    keyContext: 'identification-key',
    unreadable: 'identification.unreadable',
  });
}
