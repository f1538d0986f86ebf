import type { Flow, Step } from './flow.ts';
import { VIDEO_FLOW } from './video-flow.ts';

export const FLOWS: Readonly<Record<string, Flow>> = { [VIDEO_FLOW.flowId]: VIDEO_FLOW };

export function flowOf(flowId: string): Flow {
  return FLOWS[flowId] ?? VIDEO_FLOW;
}

/** `null`: before the first step, and after the last. */
export function stepOf(flowId: string, stepId: string | null): Step | null {
  return flowOf(flowId).steps.find((step) => step.stepId === stepId) ?? null;
}
