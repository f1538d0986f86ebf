import {
  CallRequest,
  SOCKET_EVENTS,
  type CallFrame,
  type CallReply,
} from '@zentrale/protocol/socket';
import { asId, type PersonId, type TenantId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { problemOfFailure, problemOfRefusal, problemOfSchema } from '../http/problem.ts';
import type { CommandPace } from './command-pace.ts';

/** Who is at the socket, and the one conversation a customer may ask about. */
export interface CallGuest {
  readonly tenantId: TenantId;
  /** `null`: the customer. */
  readonly personId: string | null;
  readonly name: string;
  /** Set for customers: calls of other conversations do not exist for them. */
  readonly conversationId: string | null;
}

/** The part of a socket.io socket that signalling needs. */
export interface CallSocket {
  readonly id: string;
  emit(event: string, frame: CallFrame): unknown;
}

/** Signalling of calls on one socket. What the socket had in calls is gone with it. */
export class CallDoor {
  readonly #centre: Centre;
  readonly #guest: CallGuest;
  readonly #socket: CallSocket;
  readonly #pace: CommandPace;

  constructor(centre: Centre, guest: CallGuest, socket: CallSocket, pace: CommandPace) {
    this.#centre = centre;
    this.#guest = guest;
    this.#socket = socket;
    this.#pace = pace;
  }

  async answer(raw: unknown): Promise<CallReply> {
    if (!this.#pace.allows()) return this.#pace.refusal();
    const request = CallRequest.safeParse(raw);
    if (!request.success) return { ok: false, problem: problemOfSchema(request.error, 'call') };
    try {
      return await this.#act(request.data);
    } catch (failure) {
      const translated = problemOfFailure(failure);
      const { act } = request.data;
      if (translated.isBug) this.#centre.log.error('call.act-failed', { act, failure });
      return { ok: false, problem: translated.problem };
    }
  }

  close(): void {
    const { calls, testCalls, log } = this.#centre;
    testCalls.gone(this.#guest.tenantId, this.#guest.personId, this.#socket.id);
    // Who is disconnected by our own stop is expected by the next process.
    if (this.#centre.isDraining()) return;
    calls
      .gone(this.#guest.tenantId, this.#socket.id)
      .catch((failure: unknown) => log.warn('call.farewell-failed', { failure }));
  }

  async #act(request: CallRequest): Promise<CallReply> {
    const { tenantId, personId, name, conversationId } = this.#guest;
    const { calls, testCalls } = this.#centre;
    const { callId } = request;
    const live = calls.find(tenantId, callId) ?? testCalls.find(tenantId, personId, callId);
    // A customer who is called by telephone takes part by telephone.
    const isHidden =
      conversationId !== null &&
      (live?.call.conversationId !== conversationId || live.call.line === 'telephone');
    if (live === null || isHidden) {
      return { ok: false, problem: problemOfRefusal({ kind: 'call.unknown', field: 'callId' }) };
    }
    const session = {
      sessionId: this.#socket.id,
      tell: (frame: CallFrame) => void this.#socket.emit(SOCKET_EVENTS.callMedia, frame),
    };
    const result = await live.act({ personId, name, session }, request);
    if (result.ok) return { ok: true, answer: result.value };
    if (result.refusal.kind === 'call.not-yours') await this.#recordRefusal(request);
    return { ok: false, problem: problemOfRefusal(result.refusal) };
  }

  /** Somebody wanted into a conversation of others: that is worth keeping. */
  async #recordRefusal({ callId }: CallRequest): Promise<void> {
    const { tenantId, personId } = this.#guest;
    const { store, directory } = this.#centre;
    await store.transact(tenantId, (tx) =>
      directory.audit(tx, {
        byPersonId: asId<PersonId>(personId ?? ''),
        act: 'call.join-refused',
        subjectKind: 'call',
        subjectId: callId,
        before: null,
        after: null,
      }),
    );
  }
}
