import type { DeviceId } from '@zentrale/kernel/values';

/** The only topic a device may publish to. */
export function readingsTopic(deviceId: DeviceId): string {
  return `devices/${deviceId}/readings`;
}

/** The only topic a device may subscribe to. */
export function commandsTopic(deviceId: DeviceId): string {
  return `devices/${deviceId}/commands`;
}
