// How agents stand to a line, and how many of them stand how. The counts change several times a
// decision, hence a switch: a member that is looked up by name costs ten times as much.

/** How an agent of the queue stands to a demand. */
export type Standing =
  | 'available'
  | 'not-connected'
  | 'not-ready'
  | 'no-capacity'
  | 'channel-not-served'
  | 'skill-missing';

export type Standings = Record<Standing, number>;

export function noStandings(): Standings {
  return {
    available: 0,
    'not-connected': 0,
    'not-ready': 0,
    'no-capacity': 0,
    'channel-not-served': 0,
    'skill-missing': 0,
  };
}

export function countStanding(standings: Standings, standing: Standing, by: 1 | -1): void {
  switch (standing) {
    case 'available':
      standings.available += by;
      return;
    case 'not-connected':
      standings['not-connected'] += by;
      return;
    case 'not-ready':
      standings['not-ready'] += by;
      return;
    case 'no-capacity':
      standings['no-capacity'] += by;
      return;
    case 'channel-not-served':
      standings['channel-not-served'] += by;
      return;
    case 'skill-missing':
      standings['skill-missing'] += by;
      return;
  }
}

/** Agents who fit and are signed in, ready or not. */
export function signedInCount(standings: Readonly<Standings>): number {
  return standings.available + standings['not-ready'] + standings['no-capacity'];
}

/** Everybody who is considered. */
export function consideredCount(standings: Readonly<Standings>): number {
  const never = standings['channel-not-served'] + standings['skill-missing'];
  return signedInCount(standings) + standings['not-connected'] + never;
}

/** In the order in which people are told. */
const OBSTACLES = [
  'not-connected',
  'not-ready',
  'no-capacity',
  'channel-not-served',
  'skill-missing',
] as const satisfies readonly Standing[];

export type Obstacle = (typeof OBSTACLES)[number];

/** How many are not available, by obstacle. */
export function obstacles(
  standings: Readonly<Standings>,
): { readonly reason: Obstacle; readonly count: number }[] {
  const counts = [
    standings['not-connected'],
    standings['not-ready'],
    standings['no-capacity'],
    standings['channel-not-served'],
    standings['skill-missing'],
  ];
  let length = 0;
  for (const count of counts) if (count > 0) length += 1;
  // As long as it will be: a list that grows has room for sixteen more.
  const found = new Array<{ reason: Obstacle; count: number }>(length);
  for (let at = counts.length - 1; at >= 0; at -= 1) {
    const count = counts[at] as number; // As many as obstacles.
    if (count === 0) continue;
    length -= 1;
    found[length] = { reason: OBSTACLES[at] as Obstacle, count };
  }
  return found;
}
