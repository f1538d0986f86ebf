import type { Problem } from '@zentrale/protocol/errors';

/** A refused or failed request; `problem.kind` is an entry of the error registry. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** What a network failure looks like to the screens; it never comes from the server. */
export const UNREACHABLE: Problem = {
  kind: 'network.unreachable',
  title: 'The server cannot be reached.',
  status: 0,
};

const listeners = new Set<() => void>();

/** Calls back when the server says that nobody is signed in any more. */
export function onSignInRequired(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellSignInRequired(): void {
  for (const listener of listeners) listener();
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Partial<Problem>;
    if (typeof body.kind === 'string') {
      return { title: body.kind, status: response.status, ...body, kind: body.kind };
    }
  } catch {
    // A proxy's error page is not JSON; the status says enough.
  }
  return {
    kind: response.status === 503 ? 'store.unavailable' : 'server.bug',
    title: response.statusText,
    status: response.status,
  };
}

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * Asks the server below `/api/v1`. Throws {@link ProblemError} for every refusal and for a lost
 * network. The answer is trusted to be what the protocol says: both sides ship together.
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await answerTo(path, options);
  if (response.status === 204) return undefined as Answer;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

/** The same for what is no JSON. */
export async function requestBytes(path: string): Promise<ArrayBuffer> {
  return (await answerTo(path, {})).arrayBuffer();
}

/** A form says its type itself, with the boundary of its parts. */
function contentOf(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function answerTo(path: string, options: RequestOptions): Promise<Response> {
  const response = await fetch(`/api/v1${path}`, {
    method: options.method ?? 'GET',
    credentials: 'same-origin',
    ...(options.signal ? { signal: options.signal } : {}),
    ...contentOf(options.body),
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw new ProblemError(UNREACHABLE);
  });
  if (!response.ok) {
    const problem = await readProblem(response);
    if (problem.kind === 'sign-in.required') tellSignInRequired();
    throw new ProblemError(problem);
  }
  return response;
}

/** The problem behind any failure that reached a screen. */
export function problemOf(failure: unknown): Problem {
  if (failure instanceof ProblemError) return failure.problem;
  return { kind: 'server.bug', title: String(failure), status: 500 };
}
