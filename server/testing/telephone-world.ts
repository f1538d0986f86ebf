import { Telephone } from '@zentrale/demo/telephone';
import type { InteractionState } from '@zentrale/routing';
import type { CallPage, callWorld } from './call-world.ts';
import { BERGWERK } from './cast.ts';
import type { OpenCentre } from './open-centre.ts';
import { until } from './story.ts';

export const LEA = '+4915155500101';

type TelephoneAbout = ConstructorParameters<typeof Telephone>[0];
type PlacedCall = NonNullable<TelephoneAbout['answers']>;

interface Dialled {
  readonly callSid?: string;
  readonly sayAloud?: NonNullable<TelephoneAbout['sayAloud']>;
}

/** People who telephone, at the real doors of a centre. */
export function telephoneWorld(open: () => OpenCentre, world: ReturnType<typeof callWorld>) {
  const telephones: Telephone[] = [];
  const begin = (about: Omit<TelephoneAbout, 'account' | 'zentraleUrl'>) => {
    const { accountSid, authToken } = open().demo.sms;
    const account = { accountSid, authToken };
    const zentraleUrl = open().centre.publicUrl;
    const telephone = new Telephone({ account, zentraleUrl, ...about });
    telephones.push(telephone);
    return telephone;
  };
  const interactions = () => [...(world.state()?.interactions.values() ?? [])];
  const all = {
    interactions,

    /** Calls the demo's line; `keys` are pressed whenever the menu asks. */
    dial: (keys: string[] = ['1'], from = LEA, how: Dialled = {}) => {
      const { callSid, ...speaking } = how;
      const telephone = begin({ from, to: open().demo.sms.fromNumber, keys, ...speaking });
      if (callSid !== undefined) Object.assign(telephone, { callSid });
      return { telephone, over: telephone.call() };
    },

    /** Lea takes up a call of the centre's; `keys` are pressed whenever she is asked. */
    answer: (answers: PlacedCall, keys: string[] = []) => {
      const telephone = begin({ from: open().demo.sms.fromNumber, to: LEA, answers, keys });
      return { telephone, over: telephone.call() };
    },

    /** By the provider's id of its call. */
    find: (callSid: string) => telephones.find((telephone) => telephone.callSid === callSid),

    waiting: () =>
      until('the call in its queue', () => interactions().find(({ state }) => state === 'queued')),

    streaming: (telephone: Telephone) =>
      until('the stream', () => (telephone.state === 'streaming' ? true : undefined)),

    liveOf: ({ conversationId }: InteractionState) =>
      open().centre.calls.of(BERGWERK.tenantId, conversationId),

    conversationOf: ({ conversationId }: InteractionState) =>
      open().centre.store.transact(BERGWERK.tenantId, (tx) =>
        open().centre.channels.conversation(tx, conversationId),
      ),

    /** Lea calls, Mara talks with her. */
    talking: async () => {
      const { telephone, over } = all.dial();
      const interaction = await all.waiting();
      await all.streaming(telephone);
      const mara: { page: CallPage } = await world.staff(BERGWERK.agent, true);
      await world.accept({ page: mara.page, who: BERGWERK.agent }, interaction.conversationId);
      const live = all.liveOf(interaction);
      if (live === null) throw new Error('there is no call');
      await mara.page.enter(live.call.callId);
      await until('the call to be active', () => (live.call.state === 'active' ? true : undefined));
      return { telephone, over, interaction, mara, live };
    },

    async hangUpAll(): Promise<void> {
      for (const telephone of telephones.splice(0)) {
        if (telephone.state !== 'over') await telephone.hangUp();
      }
    },
  };
  return all;
}
