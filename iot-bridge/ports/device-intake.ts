import type { DeviceId, Result, TenantId } from '@zentrale/kernel/values';

/** Who a connection belongs to. */
export interface DevicePrincipal {
  readonly tenantId: TenantId;
  readonly deviceId: DeviceId;
}

/** A message as it came from a device, unread. */
export interface RawReading extends DevicePrincipal {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** A copy a broker had kept, sent again to a new subscriber: old news. */
  readonly isRetained: boolean;
}

/** What an adapter that talks to devices needs of the bridge. */
export interface DeviceIntake {
  /** `null` when the name or the secret is wrong. Throws `Fault` when the store is out of reach. */
  authenticate(username: string, secret: string): Promise<DevicePrincipal | null>;
  /**
   * Stores a reading with all that follows from it. When it returns, the reading is committed, or
   * refused and kept as a dead letter: either way the adapter acknowledges. When it throws, nothing
   * is known to be kept: the adapter must not acknowledge, so that the device sends again.
   * Readings of one device are taken in the order of the calls; a repeated `readingId` is harmless.
   */
  ingest(raw: RawReading): Promise<Result<{ isRepeat: boolean }>>;
  /** Keeps a message the device had no right to send where people can see it. */
  rejectTopic(raw: RawReading): Promise<void>;
  /** The device's connection came or went; kept in memory only. */
  setOnline(device: DevicePrincipal, isOnline: boolean): void;
}
