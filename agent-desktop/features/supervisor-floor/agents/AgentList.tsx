import { NativeSelect, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconSearch, IconUserOff } from '@tabler/icons-react';
import type { FloorAgentView } from '@zentrale/protocol/views';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useShortcut } from '../../../keyboard/shortcuts.ts';
import { LongList } from '../../../ui/LongList.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { AgentRow } from './AgentRow.tsx';
import { StandingMark, useStandingName } from './StandingMark.tsx';
import { agentsIn, countStandings, groupAgents, STANDINGS } from './standing.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import classes from '../floor.module.css';

/** The people: how each stands and what each works on. */
export function AgentList({ agents }: { agents: readonly FloorAgentView[] }) {
  const { t } = useLingui();
  const { search, change } = useFloorSearch();
  const standingName = useStandingName();
  const found = useMemo(
    () => agentsIn(agents, { queueId: search.queue, name: search.q }),
    [agents, search.queue, search.q],
  );
  const counts = countStandings(found);
  const lines = useMemo(() => groupAgents(found, search.state), [found, search.state]);
  return (
    <section className={classes.panel} aria-labelledby="floor-agents">
      <header className={classes.panelHead}>
        <h2 id="floor-agents">{t`Agents`}</h2>
        <NameSearch />
        <NativeSelect
          size="xs"
          aria-label={t`State of the agents`}
          value={search.state ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ state: STANDINGS.find((one) => one === value) })
          }
          data={[
            { value: '', label: t`All states (${found.length})` },
            ...STANDINGS.map((one) => ({
              value: one,
              label: `${standingName(one)} (${counts[one]})`,
            })),
          ]}
        />
      </header>
      {lines.length === 0 ? (
        <EmptyState icon={<IconUserOff size={22} />} title={t`No agents here`}>
          {agents.length === 0
            ? t`Nobody is set up as an agent yet.`
            : t`Nobody fits what is searched for. Choose another state, name or queue.`}
        </EmptyState>
      ) : (
        <div className={classes.panelBody}>
          <LongList
            label={t`Agents by state`}
            items={lines}
            keyOf={(line) => (line.kind === 'group' ? line.standing : line.agent.agentId)}
            rowHeightPx={44}
          >
            {(line) =>
              line.kind === 'group' ? (
                <h3 className={classes.group}>
                  <StandingMark standing={line.standing} />
                  <span className="tabular">{line.count}</span>
                </h3>
              ) : (
                <AgentRow agent={line.agent} />
              )
            }
          </LongList>
        </div>
      )}
    </section>
  );
}

function NameSearch() {
  const { t } = useLingui();
  const { search, change } = useFloorSearch();
  const input = useRef<HTMLInputElement>(null);
  const value = search.q ?? '';
  const [text, setText] = useState(value);
  useEffect(() => {
    // The address follows the letters a moment later; it must not take them back.
    if (document.activeElement !== input.current) setText(value);
  }, [value]);
  useShortcut({
    id: 'floor-find-agent',
    chord: '/',
    label: t`Find an agent`,
    group: 'page',
    run: () => input.current?.focus(),
  });
  return (
    <TextInput
      ref={input}
      size="xs"
      type="search"
      className={classes.find}
      aria-label={t`Find an agent`}
      placeholder={t`Name`}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        change({ q: currentTarget.value || undefined }, { isFleeting: true });
      }}
    />
  );
}
