import type { Chance } from '@zentrale/kernel/chance';
import { durationMs, minutes, seconds, type AgentId, type QueueId } from '@zentrale/kernel/values';
import type { AgentConfig, QueueConfig, RoutingCommand } from '@zentrale/routing';
import { ORDERINGS, STRATEGIES, type CentreSpec } from './centre.ts';
import { everySoOften } from './day.ts';
import type { Floor } from './floor.ts';
import { DRAW_HOURS } from './hours.ts';

/** People who change the centre while it runs. */
export class Supervisors {
  readonly #floor: Floor;
  readonly #spec: CentreSpec;
  readonly #chance: Chance;
  readonly #agents: Map<AgentId, AgentConfig>;
  readonly #queues: Map<QueueId, QueueConfig>;

  constructor(floor: Floor, spec: CentreSpec, chance: Chance) {
    this.#floor = floor;
    this.#spec = spec;
    this.#chance = chance;
    this.#agents = new Map(spec.agents.map((agent) => [agent.agentId, agent]));
    this.#queues = new Map(spec.queues.map((queue) => [queue.queueId, queue]));
  }

  begin(): void {
    const { timeline } = this.#floor;
    everySoOften(timeline, this.#chance, this.#spec.temper.interventionsPerHour, () => {
      this.#floor.send(this.#intervention());
    });
  }

  #intervention(): RoutingCommand {
    const chance = this.#chance;
    const agent = chance.pick([...this.#agents.values()]);
    switch (
      chance.weighted({
        train: 4,
        resize: 4,
        lend: 3,
        dismiss: 4,
        tune: 4,
        grace: 1,
        skills: 1,
        score: 2,
        order: 1,
        hours: 1,
      })
    ) {
      case 'train':
        return this.#configure({
          ...agent,
          skills: this.#spec.skills
            .filter(() => chance.happens(600))
            .map(({ skillId }) => ({ skillId, proficiency: chance.between(1, 100) })),
        });
      case 'resize': {
        const capacity = { ...agent.capacity, total: chance.pick([0, 50, 80, 100, 100, 150]) };
        return this.#configure({ ...agent, capacity });
      }
      case 'lend': {
        const queueIds = [...this.#queues.keys()].filter(() => chance.happens(600));
        return this.#configure({ ...agent, queueIds });
      }
      case 'dismiss':
        // And takes her back some minutes later.
        this.#floor.timeline.after(durationMs(chance.between(seconds(10), minutes(8))), () =>
          this.#floor.send(this.#configure(agent)),
        );
        return { type: 'RemoveAgent', agentId: agent.agentId };
      case 'tune':
        return this.#tune(chance.pick([...this.#queues.values()]));
      case 'grace':
        return { type: 'ConfigureRouting', graceMs: seconds(chance.between(0, 60)) };
      case 'score': {
        const scores = [{ agentId: agent.agentId, score: chance.below(1_001) }];
        return { type: 'ScoreAgents', scores };
      }
      case 'order':
        return { type: 'ConfigureRouting', ordering: chance.pick(ORDERINGS) };
      case 'hours':
        return { type: 'ConfigureCalendar', calendar: chance.pick(DRAW_HOURS)(chance) };
      case 'skills':
        return { type: 'ConfigureSkills', skills: this.#spec.skills };
    }
  }

  #configure(agent: AgentConfig): RoutingCommand {
    this.#agents.set(agent.agentId, agent);
    return { type: 'ConfigureAgent', agent };
  }

  #tune(queue: QueueConfig): RoutingCommand {
    const chance = this.#chance;
    const { queueId: otherId } = chance.pick([...this.#queues.values()]);
    const isReserving = otherId !== queue.queueId && chance.happens(400);
    const tuned: QueueConfig = {
      ...queue,
      reserve: isReserving ? { queueId: otherId, idleMin: chance.between(1, 2) } : null,
      // Mostly the same, so that deadlines and waits decide between queues.
      priority: chance.happens(800) ? 100 : chance.between(0, 1_000),
      ordering: chance.pick(ORDERINGS),
      agentStrategy: chance.pick(STRATEGIES),
      onAgentLost: chance.pick(['requeue', 'keep']),
      wrapUpMs: seconds(chance.between(0, 30)),
      serviceLevelMs: seconds(chance.pick([5, 20, 60, 300])),
    };
    this.#queues.set(queue.queueId, tuned);
    return { type: 'ConfigureQueue', queue: tuned };
  }
}
