import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLingui } from '@lingui/react/macro';
import type { Problem } from '@zentrale/protocol/errors';
import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../../api/client.ts';
import { signIn } from '../../api/session.ts';
import type { SessionView } from '@zentrale/protocol/views';
import { Refusal } from '../../ui/states.tsx';

export function SignInForm({
  fixedEmail,
  onSignedIn,
}: {
  /** Signing in again: it has to be the same person. */
  fixedEmail?: string;
  onSignedIn?: (session: SessionView) => void;
}) {
  const { t } = useLingui();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  // The door has nothing else on it; in the dialog the focus trap finds the password by itself.
  useEffect(() => first.current?.focus(), []);
  const form = useForm({
    initialValues: { email: fixedEmail ?? '', password: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : t`Enter your e-mail address.`),
      password: (value) => (value === '' ? t`Enter your password.` : null),
    },
  });

  const submit = form.onSubmit(async ({ email, password }) => {
    setIsAsked(true);
    setProblem(null);
    try {
      const session = await signIn(email.trim(), password);
      onSignedIn?.(session);
    } catch (failure) {
      setProblem(problemOf(failure));
    } finally {
      setIsAsked(false);
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          {...(fixedEmail === undefined ? { ref: first } : {})}
          label={t`E-mail address`}
          type="email"
          autoComplete="username"
          readOnly={fixedEmail !== undefined}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          data-autofocus={fixedEmail !== undefined}
          visibilityToggleButtonProps={{ 'aria-label': t`Show or hide what you type`, tabIndex: 0 }}
          {...form.getInputProps('password')}
        />
        <Refusal problem={problem} />
        <Button type="submit" size="sm" loading={isAsked} mt={4}>
          {t`Sign in`}
        </Button>
      </Stack>
    </form>
  );
}
