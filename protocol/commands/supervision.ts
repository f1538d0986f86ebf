import { z } from 'zod';
import { AlertKind, AlertThresholds, Id, SupervisionMode } from '../views/index.ts';
import { command } from './define.ts';

const Nothing = z.strictObject({});
const supervisors = ['supervisor'] as const;
const leads = ['supervisor', 'administrator'] as const;

/** Why somebody acts on other people's work; kept in the history and the audit trail. */
export const ActReason = z.string().trim().min(1).max(200);

/** What supervisors do to other people's work; everything that changes it asks for a reason. */
export const SUPERVISION_COMMANDS = {
  'reassign-interaction': command(
    'Give an interaction to an agent at once, or back to a queue',
    supervisors,
    z.strictObject({
      interactionId: Id,
      to: z.union([z.strictObject({ agentId: Id }), z.strictObject({ queueId: Id })]),
      /** Beyond the agent's capacity, on purpose. */
      isOverride: z.boolean().default(false),
      reason: ActReason,
    }),
    Nothing,
  ),
  'take-over-interaction': command(
    'Take an interaction upon oneself, whatever one holds already',
    supervisors,
    z.strictObject({ interactionId: Id, reason: ActReason }),
    Nothing,
  ),
  'set-priority': command(
    'Change the priority of an interaction that waits',
    supervisors,
    z.strictObject({ interactionId: Id, priority: z.int().min(0).max(1000), reason: ActReason }),
    Nothing,
  ),
  'force-agent-state': command(
    'Make an agent ready, not ready or signed out',
    supervisors,
    z.strictObject({
      agentId: Id,
      to: z.enum(['ready', 'not-ready', 'signed-out']),
      reason: ActReason,
    }),
    Nothing,
  ),
  'supervise-interaction': command(
    'Read along with an agent, advise her, or write to the customer, too',
    supervisors,
    z.strictObject({ interactionId: Id, mode: SupervisionMode, reason: ActReason }),
    Nothing,
  ),
  'end-supervision': command(
    'Stop reading along',
    supervisors,
    z.strictObject({ interactionId: Id }),
    Nothing,
  ),
  'coach-agent': command(
    'Write a note to the agent whom one coaches; nobody else is meant by it',
    supervisors,
    z.strictObject({ interactionId: Id, text: z.string().trim().min(1).max(2000) }),
    Nothing,
  ),
  'set-alert-thresholds': command(
    'Choose when the floor warns about a queue; null brings the usual thresholds back',
    leads,
    z.strictObject({ queueId: Id, thresholds: AlertThresholds.nullable() }),
    Nothing,
  ),
  'acknowledge-alert': command(
    'Tell everybody that somebody takes care of an alert, until it is over',
    leads,
    z.strictObject({ queueId: Id, kind: AlertKind }),
    Nothing,
  ),
} as const;
