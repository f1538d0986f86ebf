import { SegmentedControl, Select, Switch } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { FloorAgentView, QueueView } from '@zentrale/protocol/views';
import { useMemo, useState } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import { useEntries } from '../../../realtime/use-topic.ts';
import { byName, standingOf, STANDINGS } from '../agents/standing.ts';
import { useStateWords } from '../agents/use-state-words.ts';
import type { FloorAct } from './act-dialog.ts';
import { ActForm } from './ActForm.tsx';

/** To an agent at once, or back to a queue. */
export function ReassignForm({ act }: { act: Extract<FloorAct, { kind: 'reassign' }> }) {
  const { t } = useLingui();
  const [kind, setKind] = useState<'agent' | 'queue'>('agent');
  const [id, setId] = useState<string | null>(null);
  const [isOverride, setIsOverride] = useState(false);
  const command = useCommand('reassign-interaction');
  const agents = useEntries('floor', 'agent');
  const queues = useEntries('floor', 'queue');
  const stateWords = useStateWords();
  const agentChoices = useMemo(
    () => inOrder(agents).map((one) => agentChoice(one, stateWords(one))),
    // The words change with the language only.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [agents],
  );
  const onAct = async (reason: string) => {
    if (id === null) return false;
    const { interactionId } = act;
    const outcome =
      kind === 'agent'
        ? await command.run({ interactionId, to: { agentId: id }, isOverride, reason })
        : await command.run({ interactionId, to: { queueId: id }, reason });
    return outcome.ok;
  };
  return (
    <ActForm
      submit={t`Reassign`}
      done={t`The interaction was reassigned.`}
      problem={command.problem}
      isBusy={command.isAsked}
      isReady={id !== null}
      onAct={onAct}
    >
      <SegmentedControl
        fullWidth
        aria-label={t`Reassign to`}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setId(null);
        }}
        data={[
          { value: 'agent' as const, label: t`To an agent` },
          { value: 'queue' as const, label: t`To a queue` },
        ]}
      />
      <Select
        key={kind}
        label={kind === 'agent' ? t`Agent` : t`Queue`}
        placeholder={kind === 'agent' ? t`Choose an agent` : t`Choose a queue`}
        searchable
        data-autofocus
        nothingFoundMessage={t`Nobody is found`}
        value={id}
        onChange={setId}
        data={kind === 'agent' ? agentChoices : queues.toSorted(byName).map(queueChoice)}
      />
      {kind === 'agent' ? (
        <Switch
          label={t`Also beyond the agent’s capacity`}
          description={t`Recorded as your decision.`}
          checked={isOverride}
          onChange={({ currentTarget }) => setIsOverride(currentTarget.checked)}
        />
      ) : null}
    </ActForm>
  );
}

function inOrder(agents: readonly FloorAgentView[]): FloorAgentView[] {
  const order = (agent: FloorAgentView) => STANDINGS.indexOf(standingOf(agent));
  return agents.toSorted((a, b) => order(a) - order(b) || byName(a, b));
}

function agentChoice(agent: FloorAgentView, state: string) {
  const { agentId, name, connection, capacityUsed, capacityTotal } = agent;
  return {
    value: agentId,
    label: `${name} · ${state} · ${capacityUsed}/${capacityTotal}`,
    disabled: connection !== 'online',
  };
}

function queueChoice({ queueId, name }: QueueView) {
  return { value: queueId, label: name };
}
