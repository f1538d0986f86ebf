import { Stack, Text, Textarea } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { announce } from '../../announce/announce.tsx';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { usePeople } from '../../realtime/use-people.ts';
import { closeDialog, type OpenDialog } from '../../state/dialogs.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { byPresence } from '../../ui/PersonPicker.tsx';
import { Refusal } from '../../ui/states.tsx';
import { ExpertChoice } from './ExpertChoice.tsx';
import { useHoldMeanwhile } from './HoldMeanwhile.tsx';

/** Asks an expert about the conversation: by skill, by presence, with a question. */
export function AskExpert({ about }: { about: Extract<OpenDialog, { kind: 'ask' }> }) {
  const { t } = useLingui();
  const session = useSession();
  const meanwhile = useHoldMeanwhile(about);
  const people = usePeople();
  const [skillId, setSkillId] = useState<string | null>(about.skillId ?? null);
  const [expertId, setExpertId] = useState<string | null>(null);
  const [question, setQuestion] = useState('');
  const ask = useCommand('request-consult');
  const [isTouched, setIsTouched] = useState(false);

  const experts = people
    .filter((person) => person.roles.includes('expert') && person.personId !== session.personId)
    .filter((person) => skillId === null || person.skills.some((one) => one.skillId === skillId))
    .toSorted(byPresence);
  const isPicked = experts.some((one) => one.personId === expertId);
  const onAsk = async () => {
    setIsTouched(true);
    if (!isPicked || expertId === null || question.trim() === '') return;
    const { conversationId } = about;
    const outcome = await ask.run({ conversationId, expertId, question: question.trim() });
    if (!outcome.ok) return;
    await meanwhile.hold();
    announce(t`The expert was asked.`);
    closeDialog();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onAsk();
      }}
    >
      <Stack gap="sm">
        <ExpertChoice
          skillId={skillId}
          experts={experts}
          expertId={expertId}
          onSkill={setSkillId}
          onExpert={setExpertId}
        />
        {isTouched && !isPicked ? (
          <Text c="var(--mantine-color-error)">{t`Choose an expert.`}</Text>
        ) : null}
        <Textarea
          label={t`Question`}
          description={t`The expert sees the whole conversation and the customer's story.`}
          autosize
          minRows={3}
          maxLength={2000}
          value={question}
          error={isTouched && question.trim() === '' ? t`Write what you want to know.` : null}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        {meanwhile.field}
        <Refusal problem={ask.problem} />
        <DialogButtons submit={t`Ask`} isBusy={ask.isAsked} />
      </Stack>
    </form>
  );
}
