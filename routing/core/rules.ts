// Which state allows which action, with the kind of refusal where it does not. The core decides by
// these tables and the desktop disables its buttons by them; the file imports nothing.

/** `null`: allowed; otherwise the kind of the refusal. */
export type Ruling = 'agent.not-connected' | 'interaction.wrong-state' | null;

export interface AgentActions {
  readonly setReady: Ruling;
  readonly setNotReady: Ruling;
  readonly drain: Ruling;
}

/** What an agent may do about her own routability. */
export function agentActions(agent: {
  readonly connection: 'online' | 'lost' | 'offline';
}): AgentActions {
  const whileOnline = agent.connection === 'online' ? null : 'agent.not-connected';
  return { setReady: whileOnline, setNotReady: null, drain: null };
}

export interface WorkActions {
  readonly cancel: Ruling;
  readonly complete: Ruling;
  readonly finishWrapUp: Ruling;
  readonly transferToQueue: Ruling;
  readonly transferToAgent: Ruling;
}

const no = 'interaction.wrong-state';
const nothing: WorkActions = {
  cancel: no,
  complete: no,
  finishWrapUp: no,
  transferToQueue: no,
  transferToAgent: no,
};

const WORK_ACTIONS = {
  queued: { ...nothing, cancel: null },
  offered: { ...nothing, cancel: null },
  active: { ...nothing, complete: null, transferToQueue: null, transferToAgent: null },
  'wrap-up': { ...nothing, finishWrapUp: null },
} as const satisfies Record<string, WorkActions>;

/** What may be done with an interaction in this state, by the agent who holds it. */
export function workActions(state: keyof typeof WORK_ACTIONS): WorkActions {
  return WORK_ACTIONS[state];
}
