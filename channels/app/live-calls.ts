import type { Bus, Clock, Ids, Log, Store, Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  asId,
  must,
  refused,
  type CallId,
  type ConversationId,
  type DurationMs,
  type InteractionId,
  type RecordingId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { CallRequest, IceServer } from '@zentrale/protocol/socket';
import {
  openCall,
  type Call,
  type CallEndReason,
  type CallLine,
  type CallMedia,
  type CallRecordingState,
} from '../core/index.ts';
import type { MediaPlane } from '../ports/media-plane.ts';
import type { Transcriber } from '../ports/transcriber.ts';
import type { CallAnswer } from './call-acts.ts';
import { notesOf } from './call-notes.ts';
import { lastCall, openCalls, saveCall } from './call-records.ts';
import type { CallActor } from './live-call-parts.ts';
import { LiveCall } from './live-call.ts';
import type { note } from './conversations.ts';
import { CallEar } from './call-ear.ts';
import { CallRecorder, type RecorderParts } from './recordings/recorder.ts';
import { endRecordings, expectRecording, type RecordingTerms } from './recordings/records.ts';
import { conversationRows, lockConversation } from './rows.ts';
import { CallTranscript } from './transcripts/call-transcript.ts';
import { expectTranscript, type keepSpoken } from './transcripts/keeping.ts';

/** Body of the bus subject `calls.changed`: what to read anew, and whose desk shows it. */
export interface CallsChanged {
  readonly callId: CallId;
  readonly conversationId: ConversationId;
  readonly personIds: readonly string[];
}

/** Body of the bus subject `calls.speech`: what is being said, to be read anew. */
export interface SpeechChanged {
  readonly conversationId: ConversationId;
  readonly speechId: string;
}

export interface LiveCallsParts {
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly media: MediaPlane;
  /** Puts a line into the conversation. */
  readonly note: (tx: Tx, input: Parameters<typeof note>[2]) => ReturnType<typeof note>;
  /** Puts what was said into the conversation. */
  readonly keepSpoken: (
    tx: Tx,
    input: Parameters<typeof keepSpoken>[2],
  ) => ReturnType<typeof keepSpoken>;
  readonly iceServers: IceServer[];
  readonly graceMs: DurationMs;
  readonly recording: Pick<RecorderParts, 'blobs' | 'vault'>;
  /** `null`: nothing is written down. */
  readonly transcriber: Transcriber | null;
  /** What follows in routing from the end of a call; commits together with it. */
  ended(tx: Tx, call: Call): Promise<void>;
}

/** The calls of this process, and how they are kept. Each is described by its record and notes. */
export class LiveCalls {
  readonly #parts: LiveCallsParts;
  readonly #calls = new Map<CallId, LiveCall>();
  readonly #byConversation = new Map<ConversationId, CallId>();

  constructor(parts: LiveCallsParts) {
    this.#parts = parts;
  }

  /** Which calls may be begun now. */
  mediaOffered(): CallMedia[] {
    return this.#parts.media.isReady() ? ['voice', 'video'] : [];
  }

  of(tenantId: TenantId, conversationId: ConversationId): LiveCall | null {
    return this.#find(tenantId, this.#byConversation.get(conversationId));
  }

  find(tenantId: TenantId, callId: string): LiveCall | null {
    return this.#find(tenantId, asId<CallId>(callId));
  }

  /** Those the person may join. */
  ofPerson(tenantId: TenantId, personId: string): LiveCall[] {
    return [...this.#calls.values()].filter(
      (live) =>
        live.tenantId === tenantId &&
        live.call.state !== 'ended' &&
        live.invited.some((one) => one.personId === personId),
    );
  }

  /**
   * Begins a call in a conversation; it goes on once the transaction commits. Refuses
   * `media.unavailable` and `call.going-on`.
   */
  async begin(
    tx: Tx,
    about: {
      readonly conversationId: ConversationId;
      readonly interactionId: InteractionId | null;
      readonly media: CallMedia;
      readonly line: CallLine;
      /** Under which it is recorded; without them it is not. */
      readonly recording?: RecordingTerms | null;
    },
  ): Promise<Result<Call>> {
    const { media, clock, ids } = this.#parts;
    if (!media.isReady()) return refused('media.unavailable');
    const { recording = null, ...call } = about;
    const { conversationId } = about;
    if ((await lockConversation(tx, conversationId)) === null) {
      return refused('conversation.unknown');
    }
    const last = await lastCall(tx, conversationId);
    if (last !== null && last.state !== 'ended') return refused('call.going-on');
    const callId = asId<CallId>(ids.next('call'));
    const state: CallRecordingState | null = recording && {
      state: recording.mustAsk === true ? 'asked' : 'on',
      basis: recording.basis,
      keeps: recording.keeps,
    };
    const opened = openCall({ callId, ...call, recording: state, now: clock.now() });
    await saveCall(tx, opened);
    if (recording !== null) await this.#expect(tx, callId, recording);
    const note = { code: 'call-started', facts: { media: about.media, line: about.line } } as const;
    await this.#parts.note(tx, { conversationId, note, visibility: 'public' });
    tx.afterCommit(() => this.#adopt(tx.tenantId, opened));
    return accepted(opened);
  }

  act(tenantId: TenantId, actor: CallActor, request: CallRequest): Promise<Result<CallAnswer>> {
    const live = this.find(tenantId, request.callId);
    if (live === null) return Promise.resolve(refused('call.unknown', { field: 'callId' }));
    return live.act(actor, request);
  }

  /** A page is gone, with everything it had in calls. */
  async gone(tenantId: TenantId, sessionId: string): Promise<void> {
    const own = [...this.#calls.values()].filter((live) => live.tenantId === tenantId);
    await Promise.all(own.map((live) => live.gone(sessionId)));
  }

  async end(tenantId: TenantId, conversationId: ConversationId, reason: CallEndReason) {
    await this.of(tenantId, conversationId)?.end(reason);
  }

  /**
   * Takes up what the process before this one had. Everybody has to join again; a customer who was
   * cut off in the middle of it within the grace period.
   */
  async restore(tenantId: TenantId): Promise<readonly LiveCall[]> {
    const records = await this.#parts.store.transact(tenantId, openCalls);
    return records.map((record) => this.#adopt(tenantId, { ...record, parties: [] }));
  }

  /** Calls stay in their records; the next process takes them up. */
  async close(): Promise<void> {
    await Promise.all([...this.#calls.values()].map((live) => live.close()));
  }

  /** What was promised for the call, in its record. */
  async #expect(tx: Tx, callId: CallId, { keeps, ...terms }: RecordingTerms): Promise<void> {
    if (keeps !== 'text') {
      const recordingId = asId<RecordingId>(this.#parts.ids.next('rec'));
      await expectRecording(tx, { recordingId, callId, ...terms });
    }
    if (keeps !== 'sound') await expectTranscript(tx, callId, terms.retentionDays);
  }

  #adopt(tenantId: TenantId, call: Call): LiveCall {
    const { clock, ids, log, media, iceServers, graceMs } = this.#parts;
    const transcript = this.#transcriptOf(tenantId, call);
    const listeners = [this.#recorderOf(tenantId, call), transcript].filter((one) => one !== null);
    const live = new LiveCall(tenantId, call, {
      clock,
      ids,
      log,
      media,
      iceServers,
      graceMs,
      ear: listeners.length === 0 ? null : new CallEar(call.callId, listeners, log),
      transcript,
      changed: (live, before) => this.#changed(live, before),
      over: ({ call }) => {
        this.#calls.delete(call.callId);
        this.#byConversation.delete(call.conversationId);
      },
    });
    this.#calls.set(call.callId, live);
    this.#byConversation.set(call.conversationId, call.callId);
    this.#tell(live);
    return live;
  }

  #recorderOf(tenantId: TenantId, { callId, recording }: Call): CallRecorder | null {
    if (recording === null || recording.keeps === 'text') return null;
    const { store, clock, log, recording: files } = this.#parts;
    return new CallRecorder(tenantId, callId, { store, clock, log, ...files });
  }

  #transcriptOf(tenantId: TenantId, call: Call): CallTranscript | null {
    const { transcriber, store, bus, clock, ids, log, note, keepSpoken } = this.#parts;
    const { callId, conversationId, recording } = call;
    if (transcriber === null || recording === null || recording.keeps === 'sound') return null;
    const inTenant = <Value>(work: (tx: Tx) => Promise<Value>) => store.transact(tenantId, work);
    return new CallTranscript(call, {
      transcriber,
      clock,
      ids,
      log,
      language: async () => {
        const where = 'where conversation_id = $1';
        const [row] = await inTenant((tx) => conversationRows(tx, where, [conversationId]));
        return must(row, 'a call is in a conversation').language;
      },
      keep: async (said) => {
        await inTenant((tx) => keepSpoken(tx, { conversationId, ...said }));
      },
      note: async (code) => {
        const internal = { note: { code, facts: {} }, visibility: 'internal' } as const;
        await inTenant((tx) => note(tx, { conversationId, ...internal }));
        const live = this.find(tenantId, callId);
        if (live !== null) this.#tell(live);
      },
      changed: (speechId) => {
        const body: SpeechChanged = { conversationId, speechId };
        bus.publish('calls.speech', tenantId, body);
      },
    });
  }

  #find(tenantId: TenantId, callId: CallId | undefined): LiveCall | null {
    const live = callId === undefined ? undefined : this.#calls.get(callId);
    return live?.tenantId === tenantId ? live : null;
  }

  async #changed(live: LiveCall, before: Call): Promise<void> {
    const after = live.call;
    const notes = notesOf(before, after);
    if (notes.length > 0 || recordOf(before) !== recordOf(after)) {
      await this.#parts.store.transact(live.tenantId, async (tx) => {
        await saveCall(tx, after);
        for (const note of notes) {
          const { conversationId } = after;
          await this.#parts.note(tx, { conversationId, note, visibility: 'public' });
        }
        if (before.state !== 'ended' && after.state === 'ended') {
          if (after.recording !== null) await endRecordings(tx);
          await this.#parts.ended(tx, after);
        }
      });
    }
    this.#tell(live);
  }

  #tell({ tenantId, call, knownIds }: LiveCall): void {
    const { callId, conversationId } = call;
    const body: CallsChanged = { callId, conversationId, personIds: knownIds };
    this.#parts.bus.publish('calls.changed', tenantId, body);
  }
}

/** What is kept of a call: parties come and go without a trace of their own. */
function recordOf({ parties: _parties, ...record }: Call): string {
  return JSON.stringify(record);
}
