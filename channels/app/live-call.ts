import {
  accepted,
  asId,
  minutes,
  refused,
  type PartyId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { CallAnswers, CallRequest } from '@zentrale/protocol/socket';
import {
  connected,
  end,
  follow,
  hasPlace,
  isTalker,
  join,
  leave,
  lose,
  loseAll,
  loseNetwork,
  partyOf,
  recogniseAnswer,
  setSource,
  type AnsweredBy,
  type Call,
  type CallEndReason,
  type CallRole,
  type Invited,
} from '../core/index.ts';
import type { DirectParty, MediaNews } from '../ports/media-plane.ts';
import { actOnMedia, type CallAnswer } from './call-acts.ts';
import { frameOfNews } from './call-news.ts';
import { CallRoom } from './call-room.ts';
import { CallSessions } from './call-sessions.ts';
import { Farewells } from './farewells.ts';
import { GuestList } from './guest-list.ts';
import type { CallActor, CallSession, LiveCallParts, WhereNow } from './live-call-parts.ts';
import { Turns } from './turns.ts';

// A browser asks for the microphone first, and a person has to find the button.
const JOIN_MS_MAX = minutes(1);

/**
 * One call that goes on: its state, its room, and the pages that are in it. Everything that happens
 * to it happens one after the other.
 */
export class LiveCall {
  readonly tenantId: TenantId;
  readonly transcript: LiveCallParts['transcript'];
  readonly #parts: LiveCallParts;
  readonly #sessions = new CallSessions();
  readonly #farewells: Farewells;
  readonly #turns: Turns;
  #call: Call;
  readonly #guests = new GuestList();
  readonly #room: CallRoom;

  constructor(tenantId: TenantId, call: Call, parts: LiveCallParts) {
    this.tenantId = tenantId;
    this.transcript = parts.transcript;
    this.#call = call;
    this.#parts = parts;
    this.#turns = new Turns((failure) =>
      parts.log.warn('call.turn-failed', { callId: call.callId, failure }),
    );
    this.#farewells = new Farewells(parts.clock, (personId) => {
      void this.#turns.take(() => this.#giveUp(personId));
    });
    this.#farewells.expect(null, call.answeredAt === null ? JOIN_MS_MAX : parts.graceMs);
    this.#room = new CallRoom(parts, () => void this.#turns.take(() => this.#planeLost()));
  }

  get call(): Call {
    return this.#call;
  }

  /** Who of the centre may join, and as what. */
  get invited(): readonly Invited[] {
    return this.#guests.invited;
  }

  /** Everybody of the centre who ever might join: their desks show the call, or no longer do. */
  get knownIds(): readonly string[] {
    return this.#guests.knownIds;
  }

  act(actor: CallActor, request: CallRequest): Promise<Result<CallAnswer>> {
    return this.#turns.take(async () => {
      if (this.#call.state === 'ended') return refused('call.over', { field: 'callId' });
      if (request.act === 'join') return this.#join(actor);
      const party = partyOf(this.#call, actor.personId);
      const { sessionId } = actor.session;
      const isIn = this.#sessions.of(party?.partyId)?.sessionId === sessionId;
      const room = this.#room.current;
      if (party === null || room === null || !isIn) return refused('call.not-joined');
      if (request.act === 'leave') {
        await this.#leave(party.partyId);
        return accepted({});
      }
      const acted = await actOnMedia(this.#call, party, room, this.#sessions, request);
      await this.#become(acted.call);
      return acted.result;
    });
  }

  /**
   * The customer's telephone takes part from now on; `hear` gets what it is to play. An earlier one
   * of the same call is replaced. Refuses `call.over` and what the media plane refuses.
   */
  joinByTelephone(
    { name, session }: Pick<CallActor, 'name' | 'session'>,
    hear: (from: PartyId | null, frame: Uint8Array) => void,
  ): Promise<Result<DirectParty>> {
    return this.#turns.take(async () => {
      if (this.#call.state === 'ended') return refused('call.over');
      const room = await this.#room.open(this.#call);
      if (!room.ok) return room;
      const partyId = this.#partyIdOf(null);
      const party = await room.value.joinDirect(partyId, hear);
      const admitted = this.#admit({ personId: null, name, session }, 'customer', partyId);
      const speaking = setSource(admitted, partyId, 'microphone', true);
      await this.#become(connected(speaking, partyId, this.#parts.clock.now()));
      return accepted(party);
    });
  }

  /**
   * The provider speaks with the customer, and has her telephone take part within a minute: for the
   * first time where `sessionId` is `null`, or again. Nothing where another session has it by now.
   */
  expectTelephone(name: string, sessionId: string | null): Promise<void> {
    return this.#turns.take(async () => {
      const partyId = this.#partyIdOf(null);
      const current = this.#sessions.of(partyId)?.sessionId ?? null;
      if (this.#call.state === 'ended' || current !== sessionId) return;
      this.#sessions.leave(partyId);
      await this.#room.leave(partyId);
      this.#farewells.expect(null, JOIN_MS_MAX);
      const customer = { partyId, role: 'customer', personId: null, name } as const;
      await this.#become(join(this.#call, { ...customer, joinedAt: this.#parts.clock.now() }));
    });
  }

  /**
   * Brings the call in line with its interaction. Where that is, is read when it is this call's
   * turn, so that of two changes the later one stands.
   */
  follow(read: () => Promise<WhereNow>): Promise<void> {
    return this.#turns.take(async () => {
      const place = await read();
      if (place === null) return;
      if (typeof place === 'string') return this.#end(place);
      this.#guests.invite(place.invited);
      const before = this.#call;
      const after = follow(before, place, this.#parts.clock.now());
      const stay = new Set(after.parties.map(({ partyId }) => partyId));
      const removed = before.parties.filter(({ partyId }) => !stay.has(partyId));
      await this.#become(after);
      for (const { partyId, personId } of removed) {
        this.#farewells.arrived(personId);
        this.#sessions.leave(partyId, { type: 'removed', callId: after.callId });
        await this.#room.leave(partyId);
      }
    });
  }

  end(reason: CallEndReason): Promise<void> {
    return this.#turns.take(() => this.#end(reason));
  }

  /** The provider says who took up the telephone. */
  answeredBy(who: AnsweredBy): Promise<void> {
    return this.#turns.take(() => this.#become(recogniseAnswer(this.#call, who)));
  }

  /** What is no matter of its media, such as pausing its recording; refuses what `change` does. */
  change(change: (call: Call) => Result<Call>): Promise<Result<Record<string, never>>> {
    return this.#turns.take(async () => {
      const changed = change(this.#call);
      if (!changed.ok) return changed;
      await this.#become(changed.value);
      return accepted({});
    });
  }

  /** A page is gone, its connection with it. */
  gone(sessionId: string): Promise<void> {
    return this.#turns.take(async () => {
      for (const partyId of this.#sessions.partiesOf(sessionId)) await this.#leave(partyId);
    });
  }

  /** Without ending it: the process stops, and the next one may take it up again. */
  async close(): Promise<void> {
    this.#farewells.close();
    await this.#parts.ear?.close();
    this.#room.close();
  }

  async #join({ personId, name, session }: CallActor): Promise<Result<CallAnswers['join']>> {
    const role = this.#guests.roleOf(personId);
    if (role === null) return refused('call.not-yours', { field: 'callId' });
    const before = partyOf(this.#call, personId);
    const others = this.#call.parties.filter((one) => one !== before);
    if (!hasPlace(others, role)) return refused('call.full', { field: 'callId' });
    const other = this.#sessions.of(before?.partyId);
    if (other?.sessionId === session.sessionId) return refused('call.joined-already');
    const room = await this.#room.open(this.#call);
    if (!room.ok) return room;
    const partyId = this.#partyIdOf(personId);
    const offers = await room.value.join(partyId, (news) => this.#hear(partyId, session, news));
    await this.#become(this.#admit({ personId, name, session }, role, partyId));
    const { rtpCapabilities } = room.value;
    return accepted({ partyId, rtpCapabilities, ...offers, iceServers: this.#parts.iceServers });
  }

  #partyIdOf(personId: string | null): PartyId {
    return partyOf(this.#call, personId)?.partyId ?? asId<PartyId>(this.#parts.ids.next('pty'));
  }

  /** The call with the person in it; another session of the same person is sent away. */
  #admit({ personId, name, session }: CallActor, role: CallRole, partyId: PartyId): Call {
    this.#farewells.arrived(personId);
    this.#sessions.enter(partyId, session, { type: 'replaced', callId: this.#call.callId });
    return join(this.#call, { partyId, role, personId, name, joinedAt: this.#parts.clock.now() });
  }

  #hear(partyId: PartyId, session: CallSession, news: MediaNews): void {
    const frame = frameOfNews(this.#call.callId, news);
    if (frame !== null) return session.tell(frame);
    void this.#turns.take(async () => {
      // What a page left behind says nothing about the one that took its place.
      if (this.#sessions.of(partyId) !== session) return;
      await (news.type === 'connected' ? this.#connected(partyId) : this.#mediaLost(partyId));
    });
  }

  async #connected(partyId: PartyId): Promise<void> {
    const party = this.#call.parties.find((one) => one.partyId === partyId);
    if (!party || party.connection === 'connected') return;
    this.#farewells.arrived(party.personId);
    await this.#become(connected(this.#call, partyId, this.#parts.clock.now()));
  }

  /** The page is there, its network is not: a restart of ICE may bring it back. */
  async #mediaLost(partyId: PartyId): Promise<void> {
    const party = this.#call.parties.find((one) => one.partyId === partyId);
    if (party === undefined || party.connection === 'lost') return;
    this.#farewells.expect(party.personId, this.#parts.graceMs);
    await this.#become(loseNetwork(this.#call, partyId, this.#parts.clock.now()));
  }

  /** Customer and holder are waited for; others are simply out. */
  async #leave(partyId: PartyId): Promise<void> {
    this.#sessions.leave(partyId);
    await this.#room.leave(partyId);
    const party = this.#call.parties.find((one) => one.partyId === partyId);
    if (party === undefined) return;
    if (!isTalker(party)) return this.#become(leave(this.#call, partyId));
    this.#farewells.expect(party.personId, this.#parts.graceMs);
    await this.#become(lose(this.#call, partyId, this.#parts.clock.now()));
  }

  async #planeLost(): Promise<void> {
    if (this.#call.state === 'ended') return;
    this.#room.lose();
    this.#sessions.leaveAll({ type: 'rejoin', callId: this.#call.callId });
    for (const { personId } of this.#call.parties) {
      this.#farewells.expect(personId, this.#parts.graceMs);
    }
    await this.#become(loseAll(this.#call, this.#parts.clock.now()));
  }

  async #giveUp(personId: string | null): Promise<void> {
    const party = partyOf(this.#call, personId);
    const reason = this.#call.answeredAt === null ? 'not-joined' : 'network-lost';
    if (party === null) return personId === null ? this.#end(reason) : undefined;
    if (party.connection === 'connected') return;
    if (!isTalker(party)) return this.#become(leave(this.#call, party.partyId));
    await this.#end(this.#room.isLost ? 'media-plane-failed' : 'network-lost');
  }

  async #end(reason: CallEndReason): Promise<void> {
    if (this.#call.state === 'ended') return;
    await this.#become(end(this.#call, reason, this.#parts.clock.now()));
    this.#sessions.leaveAll({ type: 'ended', callId: this.#call.callId, reason });
    await this.close();
    this.#parts.over(this);
  }

  async #become(after: Call): Promise<void> {
    const before = this.#call;
    if (before === after) return;
    this.#call = after;
    await this.#room.arrange(after);
    await this.#parts.ear?.follow(before, after);
    await this.#parts.changed(this, before);
  }
}
