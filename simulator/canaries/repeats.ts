// Bugs about commands that come more than once.
import { asId, type CommandId } from '@zentrale/kernel/values';
import type { RoutingCommand } from '@zentrale/routing';
import type { Canary } from './tamper.ts';

/** Tells repeats that must be answered as the first time. */
function repeats(): (commandId: CommandId, command: RoutingCommand) => boolean {
  const bodies = new Map<CommandId, string>();
  return (commandId, command) => {
    const body = JSON.stringify(command);
    const first = bodies.get(commandId);
    if (first === undefined) bodies.set(commandId, body);
    return first === body && command.type !== 'PassTime';
  };
}

export const REPEAT_CANARIES: readonly Canary[] = [
  {
    name: 'answers-a-repeat-otherwise',
    sentence: 'A repeated command gets another answer than the first.',
    caughtBy: ['repeats-answered-alike'],
    plant: (subject) => {
      const isRepeat = repeats();
      return {
        ...subject,
        perform(command, context) {
          const result = subject.perform(command, context);
          if (!isRepeat(context.commandId, command) || !result.ok) return result;
          return { ok: false, refusal: { kind: 'interaction.unknown' } };
        },
      };
    },
  },
  {
    name: 'acts-on-a-repeat',
    sentence: 'A repeated command is carried out again.',
    caughtBy: ['acted-once', 'repeats-answered-alike'],
    plant: (subject) => {
      const isRepeat = repeats();
      return {
        ...subject,
        perform(command, context) {
          const { commandId } = context;
          if (!isRepeat(commandId, command)) return subject.perform(command, context);
          const anew = { ...context, commandId: asId<CommandId>(`${commandId}-anew`) };
          const result = subject.perform(command, anew);
          if (!result.ok) return result;
          const facts = result.value.facts.map((recorded) => ({ ...recorded, commandId }));
          return { ok: true, value: { ...result.value, facts } };
        },
      };
    },
  },
  {
    name: 'forgets-a-promise',
    sentence: 'A command is answered and its answer not recorded.',
    caughtBy: ['promises-kept'],
    plant: (subject) => ({
      ...subject,
      perform(command, context) {
        const result = subject.perform(command, context);
        if (!result.ok || command.type !== 'AcceptOffer') return result;
        const facts = result.value.facts.map((recorded) => {
          const { asked: _asked, ...fact } = recorded.fact;
          return { ...recorded, fact };
        });
        return { ok: true, value: { ...result.value, facts } };
      },
    }),
  },
];
