import { useQuery } from '@tanstack/react-query';
import type { Locale, Role, SessionView } from '@zentrale/protocol/views';
import { create } from 'zustand';
import { must } from '@zentrale/kernel/values';
import { onSignInRequired, request } from './client.ts';
import { queryClient, sessionQuery } from './queries.ts';

/** The session ended while somebody was working; the screens stay, a sign-in lies over them. */
export const useExpiry = create<{ isExpired: boolean }>(() => ({ isExpired: false }));

onSignInRequired(() => {
  if (queryClient.getQueryData(sessionQuery.queryKey)) useExpiry.setState({ isExpired: true });
});

export async function signIn(email: string, password: string): Promise<SessionView> {
  const session = await request<SessionView>('/session', {
    method: 'POST',
    body: { email, password },
  });
  queryClient.setQueryData(sessionQuery.queryKey, session);
  useExpiry.setState({ isExpired: false });
  return session;
}

/** Ends the session here; the page starts afresh so that nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
  await request('/session', { method: 'DELETE' });
  window.location.assign('/');
}

export async function rememberLocale(locale: Locale): Promise<void> {
  const session = await request<SessionView | undefined>('/session', {
    method: 'PATCH',
    body: { locale },
  });
  if (session) queryClient.setQueryData(sessionQuery.queryKey, session);
}

/** Only below the sign-in gate, where somebody is signed in. */
export function useSession(): SessionView {
  const { data } = useQuery(sessionQuery);
  return must(data, 'somebody is signed in below the gate');
}

export function hasRole(session: SessionView, ...roles: Role[]): boolean {
  return session.roles.some((role) => roles.includes(role));
}
