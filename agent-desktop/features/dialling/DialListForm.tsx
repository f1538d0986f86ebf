import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { DialListView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { centreQuery } from '../../api/queries.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { useEntries } from '../../realtime/use-topic.ts';
import { localName } from '../../text/i18n.ts';
import { Refusal } from '../../ui/states.tsx';

const MINUTES_MAX = 43_200;

/** A new list, or what one is like. */
export function DialListForm({
  list,
  onClose,
}: {
  list: DialListView | null;
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const router = useRouter();
  const { data: centre } = useQuery(centreQuery);
  const calendars = useEntries('routing-settings', 'calendar');
  const save = useCommand('save-dial-list');
  const [name, setName] = useState(list?.name ?? '');
  const [topicId, setTopicId] = useState(list?.topicId ?? null);
  const [calendarId, setCalendarId] = useState(list?.calendarId ?? null);
  const [attemptsMax, setAttemptsMax] = useState(list?.attemptsMax ?? 3);
  const [retryAfterMinutes, setRetryAfterMinutes] = useState(list?.retryAfterMinutes ?? 120);
  const onSave = async () => {
    if (topicId === null) return;
    const settings = { name, topicId, calendarId, attemptsMax, retryAfterMinutes };
    const saved = await save.run({ listId: list?.listId ?? null, ...settings });
    if (!saved.ok) return;
    onClose();
    await router.navigate({ to: '/dial-lists/$listId', params: { listId: saved.answer.listId } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={list === null ? t`New list` : t`Change the list`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onSave();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t`Name`}
            description={t`Agents read it before they call.`}
            required
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t`What it is about`}
            description={t`It gives the queue, the skills, and the number that calls.`}
            required
            data={(centre?.topics ?? []).map((topic) => ({
              value: topic.topicId,
              label: localName(topic, i18n.locale),
            }))}
            value={topicId}
            onChange={setTopicId}
          />
          <Select
            label={t`When people are called`}
            placeholder={t`As long as the queue is open`}
            clearable
            data={calendars.map(({ calendar }) => ({
              value: calendar.calendarId,
              label: calendar.name,
            }))}
            value={calendarId}
            onChange={setCalendarId}
          />
          <Group grow align="end">
            <NumberInput
              label={t`Attempts at most`}
              min={1}
              max={10}
              allowDecimal={false}
              required
              value={attemptsMax}
              onChange={(value) => setAttemptsMax(Number(value))}
            />
            <NumberInput
              label={t`Minutes between them`}
              min={1}
              max={MINUTES_MAX}
              allowDecimal={false}
              required
              value={retryAfterMinutes}
              onChange={(value) => setRetryAfterMinutes(Number(value))}
            />
          </Group>
          <Refusal problem={save.problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t`Cancel`}
            </Button>
            <Button type="submit" loading={save.isAsked} disabled={topicId === null}>
              {t`Save`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
