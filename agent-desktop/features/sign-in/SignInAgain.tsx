import { Modal, Stack, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { SessionView } from '@zentrale/protocol/views';
import { useExpiry } from '../../api/session.ts';
import { queryClient } from '../../api/queries.ts';
import { reconnectDesk } from '../../realtime/desk.ts';
import { SignInForm } from './SignInForm.tsx';

/** Lies over the work when the session has ended; what was written stays underneath. */
export function SignInAgain({ session }: { session: SessionView }) {
  const { t } = useLingui();
  const isExpired = useExpiry((state) => state.isExpired);
  return (
    <Modal
      opened={isExpired}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t`Your session has ended`}
      size="sm"
    >
      <Stack gap="sm">
        <Text c="dimmed">{t`Sign in again to go on. Nothing you wrote is lost.`}</Text>
        <SignInForm
          fixedEmail={session.email}
          onSignedIn={() => {
            reconnectDesk();
            void queryClient.invalidateQueries({
              predicate: (query) => query.queryKey[0] !== 'session',
            });
          }}
        />
      </Stack>
    </Modal>
  );
}
