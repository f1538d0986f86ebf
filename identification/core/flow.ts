import type { BothLanguages, StepKind } from '@zentrale/protocol/views';

/** One step of a guided flow: what it is, what the agent does, and what she says. */
export interface Step {
  readonly stepId: string;
  readonly kind: StepKind;
  /** `zone`: the step whose photograph shows it. */
  readonly photoOf?: string;
  readonly name: BothLanguages;
  readonly task: BothLanguages;
  /** In the customer's language; she reads it as well. */
  readonly say: BothLanguages;
}

/** A guided flow: its steps in order. The last one is the verdict. */
export interface Flow {
  readonly flowId: string;
  readonly steps: readonly Step[];
}
