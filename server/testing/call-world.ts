import { randomUUID } from 'node:crypto';
import {
  applyFrame,
  fromSnapshot,
  type CallAct,
  type CallAnswers,
  type CallFrame,
  type CallInput,
  type CallJoined,
  type CallReply,
  type CallView,
  type Collection,
  type CommandReply,
  type Frame,
  type RtpParameters,
  type SubscribeAnswer,
} from '@zentrale/protocol';
import { asId, type AgentId } from '@zentrale/kernel/values';
import type { Socket } from 'socket.io-client';
import { Caller } from './caller.ts';
import { BERGWERK, signIn, type CastMember } from './cast.ts';
import type { OpenCentre } from './open-centre.ts';
import { openSocket } from './sockets.ts';
import { until, visit } from './story.ts';

export const OPUS: RtpParameters = {
  codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
  encodings: [{ ssrc: 4711 }],
};

const PCMU: RtpParameters = {
  codecs: [{ mimeType: 'audio/PCMU', payloadType: 0, clockRate: 8000 }],
  encodings: [{ ssrc: 4712 }],
};

export const dtlsParameters = () => ({
  role: 'client' as const,
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
});

/** One page in or around a call: signalling, live topics and commands, as a browser has them. */
export class CallPage {
  readonly socket: Socket;
  readonly frames: CallFrame[] = [];
  readonly #topics = new Map<string, Collection>();
  /** Frames that came in the same moment as the answer to whoever began to watch. */
  readonly #early = new Map<string, Frame[]>();

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('call-media', (frame: CallFrame) => this.frames.push(frame));
    socket.on('frame', (frame: Frame) => {
      if (this.#topics.has(frame.topic)) this.#apply(frame);
      else this.#early.set(frame.topic, [...(this.#early.get(frame.topic) ?? []), frame]);
    });
  }

  async watch(topic: string): Promise<void> {
    const given = (await this.socket.emitWithAck('subscribe', { topic })) as SubscribeAnswer;
    if (!given.ok || !('snapshot' in given)) throw new Error(JSON.stringify(given));
    this.#topics.set(topic, fromSnapshot(given.snapshot));
    for (const frame of this.#early.get(topic) ?? []) this.#apply(frame);
    this.#early.delete(topic);
  }

  #apply(frame: Frame): void {
    const before = this.#topics.get(frame.topic);
    const after = before === undefined ? 'gap' : applyFrame(before, frame);
    if (after === 'gap') throw new Error(`a frame of ${frame.topic} is missing`);
    this.#topics.set(frame.topic, after);
  }

  entry<Value>(topic: string, key: string): Value | null {
    return (this.#topics.get(topic)?.entries.get(key) ?? null) as Value | null;
  }

  /** All entries whose keys begin so. */
  entries<Value>(topic: string, prefix: string): Value[] {
    const entries = [...(this.#topics.get(topic)?.entries ?? [])];
    return entries.filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as Value);
  }

  command(type: string, body: object): Promise<CommandReply> {
    const request = { commandId: randomUUID(), type, body };
    return this.socket.emitWithAck('command', request) as Promise<CommandReply>;
  }

  ask(request: CallInput | object): Promise<CallReply> {
    return this.socket.emitWithAck('call', request) as Promise<CallReply>;
  }

  /** An act that is expected to be accepted. */
  async act<Act extends CallAct>(
    request: Extract<CallInput, { act: Act }>,
  ): Promise<CallAnswers[Act]> {
    const reply = await this.ask(request);
    if (!reply.ok) throw new Error(`${request.act}: ${reply.problem.kind}`);
    return reply.answer as CallAnswers[Act];
  }

  /** Joins, connects both transports, listens and speaks. */
  async enter(callId: string): Promise<CallJoined & { readonly producerId: string }> {
    const joined = await this.act({ act: 'join', callId });
    for (const { transportId } of [joined.send, joined.receive]) {
      const dtls = dtlsParameters();
      await this.act({ act: 'connect-transport', callId, transportId, dtlsParameters: dtls });
    }
    await this.act({ act: 'receive', callId, rtpCapabilities: joined.rtpCapabilities });
    const { producerId } = await this.act({
      act: 'produce',
      callId,
      source: 'microphone',
      rtpParameters: hasOpus(joined) ? OPUS : PCMU,
    });
    return { ...joined, producerId };
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** A call with a telephone in it has the telephone's codec alone. */
function hasOpus({ rtpCapabilities }: CallJoined): boolean {
  return (rtpCapabilities.codecs ?? []).some(({ mimeType }) => mimeType === 'audio/opus');
}

/** Customers who call and agents who answer, at the real doors of a centre. */
export function callWorld(open: () => OpenCentre) {
  const pages: CallPage[] = [];
  const keep = (page: CallPage) => {
    pages.push(page);
    return page;
  };
  const state = () => open().centre.routingState(BERGWERK.tenantId);

  const world = {
    state,
    /** A visitor who asks for a call, with the widget's socket open. */
    async customer(media: 'voice' | 'video' = 'voice') {
      const { conversationId, chatToken, callId } = await visit(open(), BERGWERK, media);
      if (callId === null) throw new Error('there is no call');
      const page = keep(await openChat(open(), chatToken));
      await page.watch('chat');
      const again = async () => keep(await openChat(open(), chatToken));
      return { conversationId, chatToken, callId, page, again };
    },

    /** Somebody of the centre with a desktop open; ready where `isReady`. */
    async staff(who: CastMember, isReady = false) {
      const caller = new Caller(open(), { cookie: await signIn(open(), BERGWERK, who) });
      const page = keep(new CallPage(await openSocket(open(), caller)));
      const agent = () => state()?.agents.get(asId<AgentId>(who.personId));
      await until('the agent to be connected', () =>
        agent() === undefined || agent()?.connection === 'online' ? true : undefined,
      );
      await page.watch('desk');
      if (isReady) await page.command('set-ready', {});
      const again = async () => keep(new CallPage(await openSocket(open(), caller)));
      return { caller, page, again, who };
    },

    /** Waits for the offer of that conversation and accepts it. */
    async accept(
      staff: { readonly page: CallPage; readonly who: CastMember },
      conversationId: string,
    ): Promise<string> {
      const offer = await until('the offer', () => {
        const agent = state()?.agents.get(asId<AgentId>(staff.who.personId));
        return [...(agent?.offerIds ?? [])]
          .flatMap((id) => state()?.offers.get(id) ?? [])
          .find(
            ({ interactionId }) =>
              state()?.interactions.get(interactionId)?.conversationId === conversationId,
          );
      });
      const reply = await staff.page.command('accept-offer', { offerId: offer.offerId });
      if (!reply.ok) throw new Error(reply.problem.kind);
      return offer.interactionId;
    },

    call: (page: CallPage): CallView | null => page.entry<CallView>('chat', 'call'),

    async notes(conversationId: string): Promise<string[]> {
      const { centre } = open();
      const messages = await centre.store.transact(BERGWERK.tenantId, (tx) =>
        centre.channels.messages(tx, {
          conversationId: asId(conversationId),
          countMax: 100,
          visibility: 'all',
        }),
      );
      return messages.flatMap(({ note }) => (note === null ? [] : [note.code as string]));
    },

    /** The customer's page shows the call in that state. */
    is: (page: CallPage, wanted: CallView['state']) =>
      until(`the call to be ${wanted}`, () =>
        world.call(page)?.state === wanted ? true : undefined,
      ),

    /** A customer and the agent Mara, who both are in the call. */
    talking: async () => {
      const customer = await world.customer();
      await customer.page.enter(customer.callId);
      const mara = await world.staff(BERGWERK.agent, true);
      const interactionId = await world.accept(mara, customer.conversationId);
      await world.is(customer.page, 'active');
      await mara.page.enter(customer.callId);
      return { customer, mara, interactionId, callId: customer.callId };
    },

    /** Leaves nobody at work for the next test. */
    async clear(): Promise<void> {
      for (const page of pages.splice(0)) page.close();
      const { centre } = open();
      const runtime = await centre.routing.open(BERGWERK.tenantId);
      const submit = (command: Parameters<typeof runtime.submit>[1]) =>
        runtime.submit(asId(randomUUID()), command);
      const present = [...runtime.state.interactions.values()];
      for (const { interactionId, agentId } of present) {
        const mine = { interactionId, agentId: agentId ?? asId<AgentId>('') };
        await submit({ type: 'CompleteInteraction', ...mine });
        await submit({ type: 'FinishWrapUp', ...mine });
        await submit({ type: 'CancelInteraction', interactionId, reason: 'test' });
      }
      await until('an empty centre', () => (state()?.interactions.size === 0 ? true : undefined));
    },
  };
  return world;
}

async function openChat(open: OpenCentre, token: string): Promise<CallPage> {
  return new CallPage(await openSocket(open, new Caller(open), { namespace: 'chat', token }));
}
