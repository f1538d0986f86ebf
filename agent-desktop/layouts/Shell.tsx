import { useLingui } from '@lingui/react/macro';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import type { AgentView } from '@zentrale/protocol/views';
import { Suspense, useEffect } from 'react';
import { useSession } from '../api/session.ts';
import { DeskDialogs } from './DeskDialogs.tsx';
import { CallBars } from '../features/call/CallBars.tsx';
import { NotificationCard } from '../features/offer/NotificationCard.tsx';
import { OfferDock } from '../features/offer/OfferDock.tsx';
import { MissedOfferBanner } from '../features/presence/MissedOfferBanner.tsx';
import { useEntry, useTopic } from '../realtime/use-topic.ts';
import { LoadingRows } from '../ui/states.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { Navigation } from './Navigation.tsx';
import { Palette } from './Palette.tsx';
import classes from './Shell.module.css';
import { TopBar } from './TopBar.tsx';
import { placesFor } from './places.ts';

/** The frame around every page: where one is, how one is, and what is being offered. */
export function Shell() {
  const { t } = useLingui();
  const session = useSession();
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const routed = useEntry<AgentView>('desk', 'agent');
  // Supervisors are known to routing to take work over; nothing is ever offered to them.
  const agent = session.roles.includes('agent') ? routed : null;
  useTopic('desk');

  const home = placesFor(session.roles)[0]?.to ?? '/knowledge';
  const isAgent = session.roles.includes('agent') || session.roles.includes('supervisor');
  useEffect(() => {
    // The start page is the inbox; people without one begin elsewhere.
    if (path === '/inbox' && !isAgent) void router.navigate({ to: home, replace: true });
  }, [path, home, isAgent, router]);

  return (
    <div className={classes.shell} data-offers={agent ? true : undefined}>
      <a className={classes.skip} href="#main">
        {t`Skip to content`}
      </a>
      <Navigation />
      <div className={classes.column}>
        <TopBar agent={agent} />
        <ConnectionBanner />
        {agent ? <MissedOfferBanner agent={agent} /> : null}
        <CallBars />
        <main id="main" className={classes.main} tabIndex={-1}>
          <Suspense fallback={<LoadingRows count={6} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {agent ? <OfferDock /> : null}
      {agent ? <NotificationCard /> : null}
      <DeskDialogs />
      <Palette />
    </div>
  );
}
