import { useLingui } from '@lingui/react/macro';
import type {
  AbortReason,
  ComparedField,
  IdentificationView,
  StepEntry,
  ZoneField,
} from '@zentrale/protocol/views';

/** What agents may choose, in this order; the rest the centre says itself. */
export const ABORT_REASONS = [
  'customer-wishes',
  'picture-too-poor',
  'connection-too-poor',
  'document-missing',
  'suspicion',
  'other',
] as const satisfies readonly AbortReason[];

export function useIdentificationWords() {
  const { t } = useLingui();
  const abort: Record<AbortReason, string> = {
    'customer-wishes': t`The customer does not want to go on`,
    'picture-too-poor': t`The picture is too poor`,
    'connection-too-poor': t`The connection is too poor`,
    'document-missing': t`There is no fitting document`,
    suspicion: t`Something is suspicious`,
    other: t`Something else`,
    'customer-declined': t`The customer has declined`,
    'conversation-ended': t`The conversation has ended`,
    'left-open': t`Nobody has ended it within a day`,
  };
  const field: Record<ZoneField, string> = {
    familyName: t`Family name`,
    givenNames: t`Given names`,
    dateOfBirth: t`Date of birth`,
    nationality: t`Nationality`,
    documentKind: t`Kind of document`,
    documentNumber: t`Document number`,
  };
  const standing: Record<ComparedField['standing'], string> = {
    equal: t`equal`,
    differs: t`differs`,
    unreadable: t`not readable`,
    'not-given': t`not given`,
  };
  const entry: Record<StepEntry['outcome'], string> = {
    passed: t`passed`,
    failed: t`failed`,
    left: t`left for an earlier step`,
    aborted: t`ended without a verdict`,
  };
  const outcome = {
    identified: t`Identified`,
    'not-identified': t`Not identified`,
    aborted: t`Ended without a verdict`,
  };
  const state = ({ state: at, outcome: end }: Pick<IdentificationView, 'state' | 'outcome'>) =>
    end === null
      ? {
          requested: t`Waits for the customer`,
          ready: t`Ready to begin`,
          running: t`Under way`,
          ended: t`Over`,
        }[at]
      : outcome[end];
  return { abort, field, standing, entry, outcome, state };
}
