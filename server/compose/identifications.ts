import { TesseractZoneReader } from '@zentrale/identification/adapters/zone-tesseract/index.ts';
import { createIdentifications, type Identifications } from '@zentrale/identification/app';
import type { Clock, Log } from '@zentrale/kernel/ports';
import { identificationEnded } from '../policies/end-identification.ts';
import type { Centre } from './centre.ts';

type Parts = Omit<Parameters<typeof createIdentifications>[0], 'zoneReader' | 'ended'>;

/** `centreOf`: the centre is not built yet here. */
export function wireIdentifications(
  { clock, log, ...parts }: Parts & { readonly clock: Clock; readonly log: Log },
  centreOf: () => Centre,
): Identifications {
  return createIdentifications({
    ...parts,
    zoneReader: new TesseractZoneReader({ clock, log }),
    ended: (tx, row) => identificationEnded(centreOf(), tx, row),
  });
}
