import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../../announce/announce.tsx';
import { centreQuery } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { usePeople } from '../../realtime/use-people.ts';
import { closeDialog, type OpenDialog } from '../../state/dialogs.ts';
import { byPresence, PersonPicker } from '../../ui/PersonPicker.tsx';
import { Refusal } from '../../ui/states.tsx';

/** Asks an expert about the conversation: by skill, by presence, with a question. */
export function AskExpertDialog({
  about,
}: {
  about: Extract<OpenDialog, { kind: 'ask-expert' }>;
}) {
  const { t } = useLingui();
  const session = useSession();
  const { data: centre } = useQuery(centreQuery);
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
  const skillName = (id: string) => centre?.skills.find((one) => one.skillId === id)?.name ?? id;
  const isPicked = experts.some((one) => one.personId === expertId);
  const onAsk = async () => {
    setIsTouched(true);
    if (!isPicked || expertId === null || question.trim() === '') return;
    const { conversationId } = about;
    const outcome = await ask.run({ conversationId, expertId, question: question.trim() });
    if (!outcome.ok) return;
    announce(t`The expert was asked.`);
    closeDialog();
  };

  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t`Ask an expert`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onAsk();
        }}
      >
        <Stack gap="sm">
          <Select
            label={t`Skill`}
            placeholder={t`Any skill`}
            clearable
            clearButtonProps={{ 'aria-label': t`Any skill` }}
            value={skillId}
            onChange={setSkillId}
            data={centre?.skills.map((one) => ({ value: one.skillId, label: one.name })) ?? []}
          />
          {experts.length === 0 ? (
            <Text c="dimmed">{t`Nobody has this skill. Choose another one.`}</Text>
          ) : (
            <PersonPicker
              label={t`Expert`}
              people={experts}
              value={expertId}
              skillName={skillName}
              whyNot={(person) => (person.presence === 'available' ? null : t`not available now`)}
              onChange={setExpertId}
            />
          )}
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
          <Refusal problem={ask.problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={closeDialog}>
              {t`Cancel`}
            </Button>
            <Button type="submit" loading={ask.isAsked}>
              {t`Ask`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
