import type { AgentView, MessageView, OfferView, WorkView } from '@zentrale/protocol';
import type { LiveClient } from '../support/live-client.ts';

const ANSWERS_PER_INTERACTION = 2;
const TURN_MS = 30;

/** What the server confirmed to an agent; none of it may be lost or doubled. */
export interface AgentLedger {
  /** Client ids of answers, by conversation. */
  readonly answers: Map<string, Set<string>>;
  readonly accepted: Set<string>;
  readonly completed: Set<string>;
}

/**
 * An agent who never tires: ready again after everything, accepts what is offered, answers each
 * waiting customer twice, completes. Goes on through any number of crashes.
 */
export class RoutineAgent {
  readonly ledger: AgentLedger = { answers: new Map(), accepted: new Set(), completed: new Set() };
  readonly #desk: LiveClient;
  readonly #name: string;
  #isOver = false;
  #working: Promise<void> = Promise.resolve();
  #count = 0;
  /** Completions confirmed, by interaction: words in wrap-up reopen it; it is completed anew. */
  readonly #completions = new Map<string, number>();

  constructor(name: string, desk: LiveClient) {
    this.#name = name;
    this.#desk = desk;
  }

  start(): void {
    this.#working = this.#work();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#working;
    this.#desk.close();
  }

  async #work(): Promise<void> {
    while (!this.#isOver) {
      await this.#turn();
      await new Promise((resolve) => setTimeout(resolve, TURN_MS));
    }
  }

  async #turn(): Promise<void> {
    const agent = this.#desk.entry<AgentView>('desk', 'agent');
    if (agent?.connection === 'online' && agent.routability === 'not-ready') {
      await this.#desk.command('set-ready', {});
    }
    for (const offer of this.#desk.entries<OfferView>('desk', 'offer:')) await this.#accept(offer);
    for (const work of this.#desk.entries<WorkView>('desk', 'work:')) await this.#handle(work);
  }

  async #accept({ offerId, interactionId }: OfferView): Promise<void> {
    // The same id on every try: a crash between decision and answer must not make a second one.
    const reply = await this.#desk.command('accept-offer', { offerId }, `accept-${offerId}`);
    if (reply.ok) this.ledger.accepted.add(interactionId);
  }

  async #handle(work: WorkView): Promise<void> {
    const { interactionId, conversationId } = work;
    if (work.state === 'wrap-up') {
      await this.#desk.command(
        'finish-wrap-up',
        { interactionId, dispositionId: 'solved' },
        `finish-${interactionId}`,
      );
      return;
    }
    const answers = this.ledger.answers.get(conversationId) ?? new Set<string>();
    this.ledger.answers.set(conversationId, answers);
    if (work.customerWaitsAt !== null || answers.size < ANSWERS_PER_INTERACTION) {
      await this.#answer(conversationId, answers);
      return;
    }
    const completions = this.#completions.get(interactionId) ?? 0;
    const body = { interactionId, dispositionId: 'solved' };
    const reply = await this.#desk.command(
      'complete-interaction',
      body,
      `complete-${interactionId}-${completions}`,
    );
    if (!reply.ok) return;
    this.ledger.completed.add(interactionId);
    this.#completions.set(interactionId, completions + 1);
  }

  async #answer(conversationId: string, answers: Set<string>): Promise<void> {
    this.#count += 1;
    const clientId = `${this.#name}-${this.#count}`;
    const body = { conversationId, text: `Antwort ${clientId}` };
    const reply = await this.#desk.command('send-message', body, clientId);
    if (!reply.ok) return;
    // The answer is what the API document says.
    const { message } = reply.answer as { message: MessageView };
    answers.add(message.clientId ?? '');
  }
}
