import type { AgentView } from '@zentrale/protocol/views';
import { useEffect, useRef } from 'react';
import { signOut } from '../../api/session.ts';
import { useCommand } from '../../realtime/use-command.ts';

/**
 * Going home: nothing new is offered, and when the last interaction is finished the session ends
 * in every tab that has seen it coming.
 */
export function useLeaving(agent: Pick<AgentView, 'connection' | 'next'>) {
  const leave = useCommand('sign-out-agent');
  const isLeaving = useRef(false);
  const { connection, next } = agent;
  useEffect(() => {
    if (next === 'offline') isLeaving.current = true;
    // Ready or not ready again: she has changed her mind.
    else if (connection === 'online') isLeaving.current = false;
    if (connection === 'offline' && isLeaving.current) void signOut();
  }, [connection, next]);
  return {
    isAsked: leave.isAsked,
    problem: leave.problem,
    afterTheLast: async () => {
      // Before the answer: who holds nothing is off at once.
      isLeaving.current = true;
      const outcome = await leave.run({ drain: true });
      if (!outcome.ok) isLeaving.current = false;
    },
  };
}
