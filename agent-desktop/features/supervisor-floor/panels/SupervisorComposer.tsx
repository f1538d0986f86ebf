import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconLock, IconWorld } from '@tabler/icons-react';
import type { SupervisionMode } from '@zentrale/protocol/views';
import { useState } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import { Refusal } from '../../../ui/states.tsx';
import type { HeldWork } from './ConversationPanel.tsx';
import classes from './panels.module.css';

const NOTE_LENGTH_MAX = 2_000;

/** Writes to the agent; of somebody who barges in also to the customer. */
export function SupervisorComposer({ held, mode }: { held: HeldWork; mode: SupervisionMode }) {
  const { t } = useLingui();
  const [choice, setChoice] = useState<'agent' | 'customer'>('agent');
  const [text, setText] = useState('');
  const coach = useCommand('coach-agent');
  const send = useCommand('send-message');
  const { interactionId, conversationId } = held.work;
  const name = held.agentName;
  // Who coaches no longer writes to the customer, whatever was chosen before.
  const to = mode === 'barge' ? choice : 'agent';
  const command = to === 'agent' ? coach : send;
  const write = async () => {
    const words = text.trim();
    if (words === '') return;
    const outcome =
      to === 'agent'
        ? await coach.run({ interactionId, text: words })
        : await send.run({ conversationId, text: words });
    if (outcome.ok) setText('');
  };
  return (
    <form
      className={classes.writing}
      data-to={to}
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      {mode === 'barge' ? (
        <SegmentedControl
          fullWidth
          aria-label={t`Write to`}
          value={choice}
          onChange={setChoice}
          data={[
            { value: 'agent' as const, label: t`To ${name}` },
            { value: 'customer' as const, label: t`To the customer` },
          ]}
        />
      ) : null}
      <Textarea
        aria-label={to === 'agent' ? t`Note to ${name}` : t`Message to the customer`}
        placeholder={to === 'agent' ? t`Note to ${name}` : t`Message to the customer`}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={NOTE_LENGTH_MAX}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void write();
        }}
      />
      <Refusal problem={command.problem} />
      <div className={classes.writingFoot}>
        <span>
          {to === 'agent' ? (
            <>
              <IconLock size={13} aria-hidden /> {t`Only the centre sees it.`}
            </>
          ) : (
            <>
              <IconWorld size={13} aria-hidden /> {t`The customer reads it.`}
            </>
          )}
        </span>
        <Button type="submit" loading={command.isAsked} disabled={text.trim() === ''}>
          {t`Send`}
        </Button>
      </div>
    </form>
  );
}
