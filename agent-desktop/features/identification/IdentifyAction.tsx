import { useLingui } from '@lingui/react/macro';
import { IconId } from '@tabler/icons-react';
import type { ConversationView, IdentificationView, WorkView } from '@zentrale/protocol/views';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { useEntry } from '../../realtime/use-topic.ts';
import { showTab } from '../../state/context-panel.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Refusal } from '../../ui/states.tsx';

/** Asks the customer for data and consent, or shows the identification that goes on. */
export function IdentifyAction({
  work,
  conversation,
}: {
  work: WorkView;
  conversation: ConversationView | null;
}) {
  const { t } = useLingui();
  const view = useEntry<IdentificationView>(
    `conversation/${work.conversationId}`,
    'identification',
  );
  const ask = useCommand('request-identification');
  // A telephone and an SMS have no page for the form.
  const isOnline = conversation !== null && conversation.isCustomerPresent !== null;
  const isHeld = work.state === 'active' || work.state === 'on-hold';
  const run = async () => {
    const isOpen = view !== null && view.state !== 'ended';
    const isThere = isOpen || (await ask.run({ conversationId: work.conversationId })).ok;
    if (isThere) showTab('identification');
  };
  const isOffered = isOnline && isHeld;
  const label = t`Identify`;
  const hint = t`Verify the customer’s identity in a video call`;
  useShortcut(
    isOffered
      ? { id: 'identify', chord: 'alt+j', label: hint, group: 'work', run: () => void run() }
      : null,
  );
  if (!isOffered) return null;
  return (
    <>
      <ActionButton
        label={label}
        hint={hint}
        chord="alt+j"
        icon={<IconId size={16} stroke={1.8} />}
        blocked={null}
        isBusy={ask.isAsked}
        onClick={() => void run()}
      />
      <Refusal problem={ask.problem} />
    </>
  );
}
