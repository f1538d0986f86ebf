import { Stack, Text, Textarea } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../../announce/announce.tsx';
import { centreQuery } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { usePeople } from '../../realtime/use-people.ts';
import { closeDialog, type OpenDialog } from '../../state/dialogs.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { byPresence, PersonPicker } from '../../ui/PersonPicker.tsx';
import { Refusal } from '../../ui/states.tsx';
import { useHoldMeanwhile } from './HoldMeanwhile.tsx';

/** Asks another agent to take part; she sees the conversation once she accepts. */
export function AskColleague({ about }: { about: Extract<OpenDialog, { kind: 'ask' }> }) {
  const { t } = useLingui();
  const session = useSession();
  const meanwhile = useHoldMeanwhile(about);
  const { data: centre } = useQuery(centreQuery);
  const [agentId, setAgentId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const consult = useCommand('consult-agent');
  const colleagues = usePeople()
    .filter((person) => person.roles.includes('agent') && person.personId !== session.personId)
    .toSorted(byPresence);
  const skillName = (id: string) => centre?.skills.find((one) => one.skillId === id)?.name ?? id;
  const onAsk = async (id: string) => {
    const more = note.trim() === '' ? {} : { note: note.trim() };
    const { interactionId } = about;
    const outcome = await consult.run({ interactionId, agentId: id, ...more });
    if (!outcome.ok) return;
    await meanwhile.hold();
    announce(t`The colleague was asked.`);
    closeDialog();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (agentId !== null) void onAsk(agentId);
      }}
    >
      <Stack gap="sm">
        <PersonPicker
          label={t`Colleague`}
          people={colleagues}
          value={agentId}
          skillName={skillName}
          whyNot={(person) =>
            person.presence === 'available' || person.presence === 'busy'
              ? null
              : t`not available now`
          }
          onChange={setAgentId}
        />
        <Textarea
          label={t`Note for the colleague`}
          description={t`The customer does not see it.`}
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Text c="dimmed">
          {t`She reads along unnoticed. You can bring her to the customer or hand over to her.`}
        </Text>
        {meanwhile.field}
        <Refusal problem={consult.problem} />
        <DialogButtons submit={t`Ask`} isBusy={consult.isAsked} isDisabled={agentId === null} />
      </Stack>
    </form>
  );
}
