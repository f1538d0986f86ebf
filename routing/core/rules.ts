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

const ACTIONS = [
  'cancel',
  'requestCallback',
  'wake',
  'take',
  'hold',
  'retrieve',
  'park',
  'resume',
  'complete',
  'reopen',
  'finishWrapUp',
  'transferToQueue',
  'transferToAgent',
  'consult',
  'startConference',
  'endParty',
  'completeTransfer',
  'reassign',
  'setPriority',
  'supervise',
] as const;

export type WorkAction = (typeof ACTIONS)[number];
export type WorkActions = Readonly<Record<WorkAction, Ruling>>;

const WITH_PARTIES: readonly WorkAction[] = [
  'complete',
  'park',
  'transferToQueue',
  'transferToAgent',
  'consult',
  'startConference',
  'endParty',
  'completeTransfer',
  'reassign',
  'setPriority',
  'supervise',
];

const WORK_ACTIONS = {
  scheduled: allowing(['cancel', 'wake', 'take', 'reassign', 'setPriority']),
  queued: allowing(['cancel', 'requestCallback', 'take', 'reassign', 'setPriority']),
  offered: allowing(['cancel', 'requestCallback', 'take', 'reassign', 'setPriority']),
  active: allowing(['hold', ...WITH_PARTIES]),
  'on-hold': allowing(['retrieve', ...WITH_PARTIES]),
  parked: allowing(['cancel', 'wake', 'resume', 'reassign', 'setPriority']),
  'wrap-up': allowing(['reopen', 'finishWrapUp', 'supervise']),
} as const satisfies Record<string, WorkActions>;

/** What may be done with an interaction in this state, by whoever may act on it at all. */
export function workActions(state: keyof typeof WORK_ACTIONS): WorkActions {
  return WORK_ACTIONS[state];
}

function allowing(allowed: readonly WorkAction[]): WorkActions {
  const rulings = ACTIONS.map(
    (action) => [action, allowed.includes(action) ? null : 'interaction.wrong-state'] as const,
  );
  // Every action has its entry: the list is the type's own.
  return Object.fromEntries(rulings) as WorkActions;
}
