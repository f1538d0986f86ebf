import type {
  AttachmentView,
  CallMedia,
  ChatStarted,
  Problem,
  WidgetSettings,
} from '@zentrale/protocol';

/** What went wrong, by kind of the error registry; `unreachable` where nobody answered. */
export interface Trouble {
  readonly kind: string;
  /** The field at fault, without the leading `body.`. */
  readonly field: string | null;
  /** The same request may succeed later. */
  readonly mayRetry: boolean;
}

export type Answer<Value> = { ok: true; value: Value } | { ok: false; trouble: Trouble };

export interface StartForm {
  readonly name: string;
  readonly email: string;
  readonly topicId: string;
  readonly language: 'de' | 'en';
  readonly text: string;
  readonly call?: CallMedia;
  readonly hasRecordingConsent?: boolean;
}

const UNREACHABLE: Trouble = { kind: 'unreachable', field: null, mayRetry: true };
const REQUEST_TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 120_000;

/** The visitor's part of the HTTP API. Never throws: the world's failures are answers. */
export class VisitorApi {
  readonly #base: string;

  constructor(origin: string) {
    this.#base = `${origin}/api/v1/visitor`;
  }

  settings(siteKey: string): Promise<Answer<WidgetSettings>> {
    return ask(`${this.#base}/widget?siteKey=${encodeURIComponent(siteKey)}`, {});
  }

  /** Repeating a `startId` gives the same chat. */
  startChat(
    chat: StartForm & { siteKey: string; startId: string; visitorId?: string },
  ): Promise<Answer<ChatStarted>> {
    return ask(`${this.#base}/chats`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(chat),
    });
  }

  upload(token: string, file: File): Promise<Answer<AttachmentView>> {
    const body = new FormData();
    body.append('file', file, file.name);
    const headers = { Authorization: `Bearer ${token}` };
    return ask(`${this.#base}/attachments`, { method: 'POST', headers, body }, UPLOAD_TIMEOUT_MS);
  }

  async download(token: string, attachmentId: string): Promise<Blob | null> {
    try {
      const response = await fetch(`${this.#base}/attachments/${attachmentId}`, {
        headers: { Authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
      });
      return response.ok ? await response.blob() : null;
    } catch {
      return null;
    }
  }
}

async function ask<Value>(
  url: string,
  request: RequestInit,
  timeoutMs = REQUEST_TIMEOUT_MS,
): Promise<Answer<Value>> {
  try {
    const response = await fetch(url, {
      ...request,
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // The body is what the server's schema for this address says.
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as Value };
    return { ok: false, trouble: troubleOf(body as Problem, response.status) };
  } catch {
    return { ok: false, trouble: UNREACHABLE };
  }
}

export function troubleOf(problem: Partial<Problem>, status = problem.status ?? 500): Trouble {
  return {
    kind: problem.kind ?? 'server.bug',
    field: problem.field?.replace(/^body\./, '') ?? null,
    mayRetry: status === 429 || status === 503,
  };
}
