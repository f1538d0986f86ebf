import type { ChatStarted } from '@zentrale/protocol';
import { LiveClient } from './live-client.ts';
import type { ServerProcess } from './server-process.ts';

export const DEMO_PASSWORD = 'zentrale-demo';

/** Signs in over HTTP; answers the cookie to send along. */
export async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  if (!response.ok) throw new Error(`${email} cannot sign in: ${await response.text()}`);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error('no session cookie');
  return cookie;
}

/** An agent's desktop without a screen, connected and watching its desk. */
export async function openDesk(server: ServerProcess, email: string): Promise<LiveClient> {
  const cookie = await signIn(server.url, email);
  const desk = new LiveClient(`${server.url}/desk`, { cookie });
  await desk.watch('desk');
  return desk;
}

export interface ChatForm {
  readonly startId: string;
  readonly name: string;
  readonly email: string;
  readonly topicId: string;
  readonly text: string;
}

/** Sends the pre-chat form, repeating it until it is answered. */
export async function startChat(server: ServerProcess, form: ChatForm): Promise<ChatStarted> {
  const body = JSON.stringify({ siteKey: SITE_KEY, language: 'de', ...form });
  for (;;) {
    try {
      const response = await fetch(`${server.url}/api/v1/visitor/chats`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(5000),
      });
      // The answer is what the API document says.
      if (response.ok) return (await response.json()) as ChatStarted;
      if (response.status < 500) throw new Refusal(await response.text());
    } catch (failure) {
      if (failure instanceof Refusal) throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function openChat(server: ServerProcess, { token }: ChatStarted): Promise<LiveClient> {
  const chat = new LiveClient(`${server.url}/chat`, { token });
  await chat.watch('chat');
  return chat;
}

export const SITE_KEY = 'site_bergwerk_shop';

class Refusal extends Error {}
