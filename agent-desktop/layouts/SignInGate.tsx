import { Center, Loader } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { problemOf } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import { SignInAgain } from '../features/sign-in/SignInAgain.tsx';
import { SignInPage } from '../features/sign-in/SignInPage.tsx';
import { startDesk } from '../realtime/desk.ts';
import { resumeOutgoing } from '../realtime/outgoing.ts';
import { activateLocale } from '../text/i18n.ts';
import { ErrorState } from '../ui/states.tsx';

/** Shows the product to people who are signed in, and a door to everybody else. */
export function SignInGate({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const personId = session?.personId;
  const locale = session?.locale;

  useEffect(() => {
    if (locale) void activateLocale(locale);
  }, [locale]);

  useEffect(() => {
    if (!personId) return;
    startDesk();
    resumeOutgoing();
  }, [personId]);

  if (error && session === undefined) {
    return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  }
  if (session === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t`Loading`} role="status" />
      </Center>
    );
  }
  if (session === null) return <SignInPage />;
  return (
    <>
      {children}
      <SignInAgain session={session} />
    </>
  );
}
