import { useLingui } from '@lingui/react/macro';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { AgentView } from '@zentrale/protocol/views';
import { useSession } from '../api/session.ts';
import { BeginCallButton } from '../features/call/BeginCallButton.tsx';
import { SoundControl } from '../features/offer/SoundControl.tsx';
import { CapacityMeter } from '../features/presence/CapacityMeter.tsx';
import { StateControl } from '../features/presence/StateControl.tsx';
import { Keys } from '../ui/Keys.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import classes from './Shell.module.css';

export function TopBar({ agent }: { agent: AgentView | null }) {
  const { t } = useLingui();
  const session = useSession();
  return (
    <header className={classes.top}>
      <span className={classes.tenant}>{session.tenantName}</span>
      <button type="button" className={classes.search} onClick={() => spotlight.open()}>
        <IconSearch size={15} aria-hidden />
        <span>{t`Search or do…`}</span>
        <Keys chord="mod+k" />
      </button>
      <div className={classes.spacer} />
      {agent ? <CapacityMeter agent={agent} /> : null}
      {agent ? <StateControl agent={agent} /> : null}
      {agent ? <BeginCallButton /> : null}
      {agent ? <SoundControl /> : null}
      <PersonMenu />
    </header>
  );
}
