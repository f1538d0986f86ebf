import type { CustomerIdentificationView, IdentificationView } from '@zentrale/protocol/views';
import { codeView } from './code.ts';
import { flowOf } from './flows.ts';
import { currentStep, type Identification } from './identification.ts';

type Standing = Pick<
  IdentificationView,
  'flowId' | 'state' | 'stepId' | 'stepNumber' | 'stepCount' | 'stepSince' | 'code' | 'startedAt'
>;

/** Where it stands, without anything of the customer. */
export function standing(one: Identification): Standing {
  const step = currentStep(one);
  return {
    flowId: one.flowId,
    state: one.state,
    startedAt: one.startedAt,
    stepId: step?.stepId ?? null,
    stepNumber: step === null ? 0 : one.stepIndex + 1,
    stepCount: flowOf(one.flowId).steps.length,
    stepSince: step === null ? null : one.stepSince,
    code: one.code === null ? null : codeView(one.code),
  };
}

export function customerStanding(
  one: Identification,
): Omit<CustomerIdentificationView, 'identificationId' | 'retentionDays'> {
  const { state, stepNumber, stepCount, code } = standing(one);
  const step = currentStep(one);
  return {
    state,
    stepNumber,
    stepCount,
    outcome: one.outcome,
    step: step === null ? null : { kind: step.kind, name: step.name, say: step.say },
    code: step?.kind === 'code' && code !== null ? code : null,
  };
}
