import type { Tx } from '@zentrale/kernel/ports';
import type { TenantId } from '@zentrale/kernel/values';
import {
  abortIdentification,
  beginIdentification,
  completeStep,
  keepZoneLines,
  repeatStep,
} from './acts.ts';
import { enterIdentificationCode, newCode, noteCode, wantCode } from './codes.ts';
import type { IdentificationParts } from './context.ts';
import { eraseIdentifications, forgetOldIdentifications } from './forgetting.ts';
import { keepIdentificationPhoto, photoBytes, readZoneLines, removePhotos } from './photos.ts';
import {
  customersIdentification,
  identificationDetails,
  identificationsOf,
  identificationsPage,
  keptIdentification,
  lastIdentification,
} from './reads.ts';
import { readRow, type IdentificationRow, type Kept } from './records.ts';
import {
  endLeftOpen,
  endOpenIdentification,
  giveIdentityData,
  requestIdentification,
} from './requests.ts';

export { SEND_CODE_TOPIC, type CodeWanted, type OutgoingCode } from './codes.ts';
export type { IdentificationChanged } from './context.ts';
export { REMOVE_PHOTOS_TOPIC, type ForgottenIdentification } from './forgetting.ts';
export type { IdentificationRow, Kept } from './records.ts';

export type Identifications = ReturnType<typeof createIdentifications>;

/** The guided identification of customers. Each use case is described in its file. */
export function createIdentifications(parts: IdentificationParts) {
  return {
    request: bind(parts, requestIdentification),
    give: bind(parts, giveIdentityData),
    endOpen: bind(parts, endOpenIdentification),
    begin: bind(parts, beginIdentification),
    complete: bind(parts, completeStep),
    repeat: bind(parts, repeatStep),
    abort: bind(parts, abortIdentification),
    keepPhoto: bind(parts, keepIdentificationPhoto),
    keepZone: bind(parts, keepZoneLines),
    readZone: (tenantId: TenantId, kept: Kept) => readZoneLines(parts, tenantId, kept),

    wantCode: bind(parts, wantCode),
    newCode: bind(parts, newCode),
    noteCode: bind(parts, noteCode),
    enterCode: bind(parts, enterIdentificationCode),

    row: readRow,
    kept: bind(parts, keptIdentification),
    last: bind(parts, lastIdentification),
    forCustomer: bind(parts, customersIdentification),
    page: bind(parts, identificationsPage),
    ofCustomers: identificationsOf,
    details: (row: IdentificationRow, today: string) => identificationDetails(parts, row, today),
    photo: (tenantId: TenantId, kept: Kept, stepId: string) =>
      photoBytes(parts, tenantId, kept, stepId),

    close: () => parts.zoneReader.close(),
    endLeftOpen: (tx: Tx) => endLeftOpen(parts, tx),
    forgetOld: forgetOldIdentifications,
    erase: eraseIdentifications,
    removePhotos: (tenantId: TenantId, body: Parameters<typeof removePhotos>[2]) =>
      removePhotos(parts.blobs, tenantId, body),
  };
}

function bind<Input, Output>(
  parts: IdentificationParts,
  useCase: (parts: IdentificationParts, tx: Tx, input: Input) => Output,
): (tx: Tx, input: Input) => Output {
  return (tx, input) => useCase(parts, tx, input);
}
