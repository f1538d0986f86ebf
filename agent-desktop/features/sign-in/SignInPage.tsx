import { Group, Text, Title } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { LocaleSwitch } from '../../ui/LocaleSwitch.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { rememberLocale } from '../../api/session.ts';
import { SignInForm } from './SignInForm.tsx';
import classes from './SignInPage.module.css';
import { useState } from 'react';
import type { Locale } from '@zentrale/protocol/views';

export function SignInPage() {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<Locale | null>(null);
  return (
    <main className={classes.page}>
      <title>{t`Sign in – Zentrale`}</title>
      <div className={classes.card}>
        <Group gap="sm" mb="lg">
          <Logo size={36} />
          <div>
            <Title order={1}>Zentrale</Title>
            <Text c="dimmed">{t`Sign in to your desk`}</Text>
          </div>
        </Group>
        <SignInForm
          onSignedIn={(session) => {
            if (chosen && chosen !== session.locale) void rememberLocale(chosen);
          }}
        />
      </div>
      <LocaleSwitch onChoose={setChosen} />
    </main>
  );
}
