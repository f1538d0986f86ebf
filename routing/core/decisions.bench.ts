// Run with plain `node`: decisions per second in memory, with the work of a whole interaction:
// request and offer, accept, complete, finish wrap-up. Half of the agents are kept busy and a
// backlog waits throughout, so that both the choice of agent and of work are exercised.
import { cpus } from 'node:os';
import { asId, instant, must, type CommandId } from '@zentrale/kernel/values';
import * as build from '../testing/builders.ts';
import { initial, perform, type RoutingCommand, type WorkingState } from './index.ts';

const QUEUE_COUNT = 10;
const SKILLS = ['german', 'english', 'billing', 'technics'];
const DECISION_COUNT = 200_000;

interface Run {
  readonly label: string;
  readonly agentCount: number;
  /** Interactions nobody can serve, and ones that wait for the next free agent. */
  readonly backlogCount: number;
  readonly hasSkills: boolean;
}

let commandCount = 0;

function send(state: WorkingState, now: number, command: RoutingCommand) {
  commandCount += 1;
  const commandId = asId<CommandId>(`c${commandCount}`);
  const result = perform(state, command, { now: instant(now), commandId });
  if (!result.ok) throw new Error(`${command.type} refused: ${result.refusal.kind}`);
  return result.value.facts;
}

function staffed({ agentCount, hasSkills }: Run): WorkingState {
  const state = initial();
  send(state, 0, build.skills(...SKILLS, 'nobody'));
  const queues = Array.from({ length: QUEUE_COUNT }, (_, index) => `q${index}`);
  for (const name of queues) {
    send(state, 0, build.queue(name, { lengthMax: 100_000 }));
  }
  for (let index = 0; index < agentCount; index += 1) {
    const name = `a${index}`;
    const own = [0, 1].map((step) => must(queues[(index + step) % QUEUE_COUNT], 'queue'));
    const skills = hasSkills
      ? Object.fromEntries(
          [0, 1].map((step) => [SKILLS[(index + step) % SKILLS.length], 20 + (index % 80)]),
        )
      : {};
    send(state, 0, build.agent(name, { queues: own, skills }));
    for (const command of build.onDuty(name)) send(state, 0, command);
  }
  return state;
}

function requestFor(index: number, run: Run): RoutingCommand {
  const skill = must(SKILLS[index % SKILLS.length], 'skill');
  return build.request(`i${index}`, {
    queue: `q${index % QUEUE_COUNT}`,
    ...(run.hasSkills ? { skills: { [skill]: 20 } } : {}),
  });
}

function measure(run: Run): void {
  const state = staffed(run);
  for (let index = 0; index < run.backlogCount; index += 1) {
    send(
      state,
      1,
      build.request(`n${index}`, { queue: `q${index % QUEUE_COUNT}`, skills: { nobody: 1 } }),
    );
  }
  let now = 10;
  let requested = 0;
  const held: { interaction: string; agent: string }[] = [];
  const times = new Float64Array(DECISION_COUNT);
  const tally = { measured: 0 };
  const timed = (command: RoutingCommand) => {
    now += 1;
    const before = performance.now();
    const facts = send(state, now, command);
    if (tally.measured < DECISION_COUNT) times[tally.measured] = performance.now() - before;
    tally.measured += 1;
    for (const { fact } of facts) {
      if (fact.type === 'OfferMade')
        offered.push({
          number: Number(fact.offerId.slice(4)),
          agent: fact.agentId,
          interaction: fact.interactionId,
        });
    }
  };
  const offered: { number: number; agent: string; interaction: string }[] = [];
  const busyCount = Math.floor(run.agentCount / 2);
  const round = () => {
    requested += 1;
    timed(requestFor(requested, run));
    for (const { number, agent, interaction } of offered.splice(0)) {
      timed(build.accept(number, agent));
      held.push({ interaction, agent });
    }
    if (held.length <= busyCount) return;
    const oldest = must(held.shift(), 'work');
    timed(build.complete(oldest.interaction, oldest.agent));
    timed(build.finish(oldest.interaction, oldest.agent));
  };
  const rounds = (until: number) => {
    tally.measured = 0;
    while (tally.measured < until) round();
  };
  rounds(busyCount * 2 + 40_000);
  const before = performance.now();
  const cpuBefore = process.cpuUsage();
  rounds(DECISION_COUNT);
  const seconds = (performance.now() - before) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  // On a shared machine the second number says more: it leaves out the time others had the core.
  const cpuSeconds = (cpu.user + cpu.system) / 1_000_000;
  const sorted = times.toSorted();
  const at = (share: number) =>
    ((sorted[Math.floor(DECISION_COUNT * share)] ?? 0) * 1_000).toFixed(1);
  const perSecond = (length: number) =>
    Math.round(tally.measured / length)
      .toLocaleString('en')
      .padStart(8);
  const rates = `${perSecond(seconds)}/s ${perSecond(cpuSeconds)}/cpu-s`;
  console.log(`${run.label.padEnd(34)} ${rates}   p50 ${at(0.5)} us   p99 ${at(0.99)} us`);
}

const machine = cpus()[0]?.model ?? 'unknown processor';
console.log(`${machine}, ${cpus().length} cores, Node ${process.version}`);
for (const agentCount of [100, 1_000, 10_000]) {
  for (const hasSkills of [false, true]) {
    for (const backlogCount of [0, 10_000]) {
      const label = `${agentCount} agents${hasSkills ? ', skills' : ''}, ${backlogCount} waiting`;
      measure({ label, agentCount, backlogCount, hasSkills });
    }
  }
}
