import type { Tx } from '@zentrale/kernel/ports';
import type { IdentificationId, Result } from '@zentrale/kernel/values';
import {
  abort,
  begin,
  compareZone,
  complete,
  keepZone,
  repeat,
  type Actor,
  type Completion,
  type Identification,
} from '../core/index.ts';
import type { IdentificationParts } from './context.ts';
import { change, type Kept } from './records.ts';

/** Every act of an agent on one identification. */
interface Act {
  readonly identificationId: IdentificationId;
  readonly by: Actor;
}

export function beginIdentification(
  parts: IdentificationParts,
  tx: Tx,
  { identificationId, by }: Act,
): Promise<Result<Kept>> {
  return change(parts, tx, identificationId, by, (one) => begin(one, tx.now));
}

/** `today` is the centre's day: documents expire. */
export function completeStep(
  parts: IdentificationParts,
  tx: Tx,
  about: Act & Pick<Completion, 'stepId' | 'isPassed' | 'words'> & { readonly today: string },
): Promise<Result<Kept>> {
  return change(parts, tx, about.identificationId, about.by, (one) =>
    complete(one, { ...about, now: tx.now, zoneStanding: zoneStanding(one, about.today) }),
  );
}

export function repeatStep(
  parts: IdentificationParts,
  tx: Tx,
  { identificationId, ...about }: Act & { readonly stepId: string },
): Promise<Result<Kept>> {
  return change(parts, tx, identificationId, about.by, (one) =>
    repeat(one, { ...about, now: tx.now }),
  );
}

export function abortIdentification(
  parts: IdentificationParts,
  tx: Tx,
  { identificationId, ...about }: Act & Pick<Parameters<typeof abort>[1], 'reason' | 'words'>,
): Promise<Result<Kept>> {
  return change(parts, tx, identificationId, about.by, (one) =>
    abort(one, { ...about, now: tx.now }),
  );
}

export function keepZoneLines(
  parts: IdentificationParts,
  tx: Tx,
  { identificationId, by, ...zone }: Act & NonNullable<Identification['zone']>,
): Promise<Result<Kept>> {
  return change(parts, tx, identificationId, by, (one) => keepZone(one, zone));
}

function zoneStanding({ zone, given }: Identification, today: string): Completion['zoneStanding'] {
  return zone === null || given === null ? 'fails' : compareZone(zone, given, today).standing;
}
