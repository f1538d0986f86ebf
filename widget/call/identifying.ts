import type { CommandReply } from '@zentrale/protocol';
import { IDENTIFICATION_CONSENT_VERSION } from '@zentrale/protocol/identity-form';
import { type Trouble, troubleOf } from '../chat/api.ts';
import { newId } from '../chat/new-id.ts';

type Command = (type: string, body: unknown, commandId: string) => Promise<CommandReply | null>;

/** What went wrong, and with a wrong code how often it may be tried again. */
export type IdentityTrouble = Trouble & { readonly triesLeft: number | null };

/** The customer's part in being identified: her data, her no, and the code. */
export class Identifying {
  readonly #command: Command;

  constructor(command: Command) {
    this.#command = command;
  }

  /** Called where both consents were given, in the wording of this widget. */
  give(data: object): Promise<IdentityTrouble | null> {
    const consents = { identification: true, photographs: true };
    const textVersion = IDENTIFICATION_CONSENT_VERSION;
    return this.#ask('give-identity-data', { data, consents, textVersion });
  }

  decline(): Promise<IdentityTrouble | null> {
    return this.#ask('decline-identification', {});
  }

  enterCode(code: string): Promise<IdentityTrouble | null> {
    return this.#ask('enter-identification-code', { code });
  }

  async #ask(type: string, body: unknown): Promise<IdentityTrouble | null> {
    const reply = await this.#command(type, body, newId());
    if (reply === null) {
      return { kind: 'unreachable', field: null, mayRetry: true, triesLeft: null };
    }
    if (reply.ok) return null;
    const { triesLeft } = reply.problem.facts ?? {};
    const trouble = troubleOf(reply.problem);
    return { ...trouble, triesLeft: typeof triesLeft === 'number' ? triesLeft : null };
  }
}
