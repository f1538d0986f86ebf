import type { Clock } from '@zentrale/kernel/ports';
import {
  accepted,
  asId,
  later,
  refused,
  seconds,
  type PartyId,
  type Result,
} from '@zentrale/kernel/values';
import type { CallAnswers, CallRequest, IceServer } from '@zentrale/protocol/socket';
import { join, type Call } from '../core/index.ts';
import type { DirectParty, MediaRoom } from '../ports/media-plane.ts';
import { actOnMedia, type CallAnswer } from './call-acts.ts';
import { frameOfNews } from './call-news.ts';
import { CallSessions } from './call-sessions.ts';
import type { CallActor } from './live-call-parts.ts';

/** Long enough to have finished a short sentence, so that nobody hears herself speaking. */
const ECHO_MS = seconds(2);
const LENGTH_MS_MAX = seconds(90);
const ECHO = asId<PartyId>('echo');

/**
 * Somebody of the centre alone with an echo: what she says goes to the media plane, through the
 * server, and back to her two seconds later, as a telephone's sound would.
 */
export class TestCall {
  readonly personId: string;
  readonly #clock: Clock;
  readonly #room: MediaRoom;
  readonly #iceServers: readonly IceServer[];
  readonly #sessions = new CallSessions();
  readonly #over: () => void;
  readonly #takeBack: () => void;
  #call: Call;
  #echo: DirectParty | null = null;
  #isOver = false;

  constructor(about: {
    readonly personId: string;
    readonly call: Call;
    readonly room: MediaRoom;
    readonly clock: Clock;
    readonly iceServers: readonly IceServer[];
    readonly over: () => void;
  }) {
    const { personId, call, room, clock } = about;
    this.personId = personId;
    this.#call = call;
    this.#room = room;
    this.#clock = clock;
    this.#iceServers = about.iceServers;
    this.#over = about.over;
    this.#takeBack = clock.wakeAt(later(clock.now(), LENGTH_MS_MAX), () => this.end());
  }

  get call(): Call {
    return this.#call;
  }

  async act({ name, session }: CallActor, request: CallRequest): Promise<Result<CallAnswer>> {
    if (this.#isOver) return refused('call.over', { field: 'callId' });
    if (request.act === 'join') return this.#join(name, session);
    const [party] = this.#call.parties;
    const { sessionId } = session;
    if (party === undefined || this.#sessions.of(party.partyId)?.sessionId !== sessionId) {
      return refused('call.not-joined');
    }
    if (request.act === 'leave') {
      this.end();
      return accepted({});
    }
    const acted = await actOnMedia(this.#call, party, this.#room, this.#sessions, request);
    this.#call = acted.call;
    return acted.result;
  }

  /** The page is gone. */
  gone(sessionId: string): void {
    if (this.#sessions.partiesOf(sessionId).length > 0) this.end();
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#takeBack();
    const { callId } = this.#call;
    this.#sessions.leaveAll({ type: 'ended', callId, reason: 'agent-hung-up' });
    this.#room.close();
    this.#over();
  }

  async #join(name: string, session: CallActor['session']): Promise<Result<CallAnswers['join']>> {
    const { callId } = this.#call;
    const partyId = asId<PartyId>(`pty_${callId}`);
    const offers = await this.#room.join(partyId, (news) => {
      const frame = frameOfNews(callId, news);
      if (frame !== null) session.tell(frame);
      else if (news.type === 'lost') this.end();
    });
    this.#sessions.enter(partyId, session, { type: 'replaced', callId });
    const { personId } = this;
    const joinedAt = this.#clock.now();
    this.#call = join(this.#call, { partyId, role: 'holder', personId, name, joinedAt });
    this.#echo ??= await this.#room.joinDirect(ECHO, (_, frame) => this.#sayAgain(frame));
    await this.#room.arrange(
      new Map([
        [partyId, { parties: [ECHO], sound: null }],
        [ECHO, { parties: [partyId], sound: null }],
      ]),
    );
    const { rtpCapabilities } = this.#room;
    const iceServers = [...this.#iceServers];
    return accepted({ partyId, rtpCapabilities, ...offers, iceServers });
  }

  #sayAgain(frame: Uint8Array): void {
    const said = frame.slice();
    this.#clock.wakeAt(later(this.#clock.now(), ECHO_MS), () => {
      if (!this.#isOver) this.#echo?.send(said);
    });
  }
}
