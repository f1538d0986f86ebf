export { createIotBridge, type DeviceRegistration, type IotBridge } from './bridge.ts';
export { ALARM_TOPICS } from './alarm-rows.ts';
export { SEVERITIES, type DeviceDescription, type Severity } from './device-rows.ts';
export { DEVICES_CHANGED, type BridgeParts } from './ingest.ts';
export { PAYLOAD_BYTES_MAX } from './payload.ts';
export { READINGS_KEPT_MAX } from './reading-rows.ts';
export type { AlarmDetail } from './views.ts';
export type { DeviceIntake, DevicePrincipal, RawReading } from '../ports/device-intake.ts';
