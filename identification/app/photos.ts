import type { BlobStore, Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  Fault,
  refused,
  type IdentificationId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import { currentStep, findZone, isFitPhoto, keepPhoto, type Actor } from '../core/index.ts';
import type { IdentificationParts } from './context.ts';
import { change, type Kept } from './records.ts';

/** Where a photograph lies, and the context in which it is sealed. */
export function photoName(identificationId: IdentificationId, stepId: string): string {
  return `${identificationId}/${stepId}`;
}

/**
 * Keeps the photograph of the step under way, in place of an earlier one. Refuses
 * `identification.photo-unfit`, `identification.wrong-step`, `identification.wrong-state`.
 */
export async function keepIdentificationPhoto(
  parts: IdentificationParts,
  tx: Tx,
  about: {
    readonly identificationId: IdentificationId;
    readonly stepId: string;
    readonly bytes: Uint8Array;
    readonly by: Actor;
  },
): Promise<Result<null>> {
  const { identificationId, stepId, bytes, by } = about;
  if (!isFitPhoto(bytes)) return refused('identification.photo-unfit', { field: 'body.file' });
  const photo = { stepId, takenAt: tx.now, bytes: bytes.length, byName: by.name };
  const changed = await change(parts, tx, identificationId, by, (one) => keepPhoto(one, photo));
  if (!changed.ok) return changed;
  const name = photoName(identificationId, stepId);
  const sealed = parts.vault.seal(changed.value.row.sealedKey, name, bytes);
  await parts.blobs.put(tx.tenantId, name, sealed);
  return accepted(null);
}

/** Throws `Fault('identification.unreadable')` where it is missing or was changed. */
export async function photoBytes(
  { blobs, vault }: Pick<IdentificationParts, 'blobs' | 'vault'>,
  tenantId: TenantId,
  { row }: Kept,
  stepId: string,
): Promise<Uint8Array> {
  const name = photoName(row.identificationId, stepId);
  const sealed = await blobs.get(tenantId, name);
  if (sealed === null) {
    throw new Fault('identification.unreadable', { retryable: false, ours: true });
  }
  return vault.open(row.sealedKey, name, sealed);
}

/** The lines that stand in the photograph of the zone; none where none were found. */
export async function readZoneLines(
  parts: Pick<IdentificationParts, 'blobs' | 'vault' | 'zoneReader'>,
  tenantId: TenantId,
  kept: Kept,
): Promise<Result<readonly string[]>> {
  const step = currentStep(kept.one);
  const { photoOf } = step ?? {};
  if (step?.kind !== 'zone' || photoOf === undefined) return refused('identification.wrong-step');
  const jpeg = await photoBytes(parts, tenantId, kept, photoOf);
  return accepted(findZone(await parts.zoneReader.read(jpeg)));
}

export async function removePhotos(
  blobs: BlobStore,
  tenantId: TenantId,
  about: { readonly identificationId: IdentificationId; readonly stepIds: readonly string[] },
): Promise<void> {
  for (const stepId of about.stepIds) {
    await blobs.remove(tenantId, photoName(about.identificationId, stepId));
  }
}
