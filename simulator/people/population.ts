import type { Chance } from '@zentrale/kernel/chance';
import type { Recorded } from '@zentrale/kernel/history';
import type { AgentId, Instant } from '@zentrale/kernel/values';
import type { RoutingFact } from '@zentrale/routing';
import { drawPlan } from './agent-plan.ts';
import { AgentPerson } from './agent.ts';
import type { CentreSpec } from './centre.ts';
import { Clumsy } from './clumsy.ts';
import { Customers } from './customers.ts';
import { Devices } from './devices.ts';
import type { Floor, Person } from './floor.ts';
import { Supervisors } from './supervisors.ts';

/** Everybody who has to do with a centre for one shift. */
export class Population implements Person {
  readonly #agents: ReadonlyMap<AgentId, AgentPerson>;
  readonly #others: readonly (Person & { begin(): void })[];
  readonly #supervisors: Supervisors;

  constructor(
    floor: Floor,
    spec: CentreSpec,
    parts: { readonly chance: Chance; readonly from: Instant; readonly until: Instant },
  ) {
    const { chance, from, until } = parts;
    this.#agents = new Map(
      spec.agents.map(({ agentId }) => {
        const own = chance.stream(agentId);
        const plan = drawPlan(own.stream('plan'), from, until);
        return [agentId, new AgentPerson(agentId, { floor, spec, chance: own, plan })];
      }),
    );
    this.#others = [
      new Customers(floor, spec, chance.stream('customers')),
      new Devices(floor, spec, chance.stream('devices')),
      new Clumsy(floor, spec, chance.stream('clumsy')),
    ];
    this.#supervisors = new Supervisors(floor, spec, chance.stream('supervisors'));
  }

  /** Lets everybody begin; the centre is configured. */
  begin(): void {
    for (const agent of this.#agents.values()) agent.begin();
    for (const other of this.#others) other.begin();
    this.#supervisors.begin();
  }

  hear(recorded: Recorded<RoutingFact>): void {
    const { fact } = recorded;
    for (const other of this.#others) other.hear(recorded);
    if ('agentId' in fact) this.#agents.get(fact.agentId)?.hear(recorded);
    // Who hands work over hears of it as well.
    if (fact.type === 'OfferAccepted' && fact.fromAgentId !== null) {
      this.#agents.get(fact.fromAgentId)?.hear(recorded);
    }
  }
}
