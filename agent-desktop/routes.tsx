import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readOperationsSearch } from './features/operations/order.ts';
import { readRoutingSearch } from './features/routing-settings/sections.ts';
import { readFloorSearch } from './features/supervisor-floor/search.ts';
import { NotFound } from './layouts/NotFound.tsx';
import { RouteFailure } from './layouts/RouteFailure.tsx';
import { Shell } from './layouts/Shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' });
  },
});

const workspace = () => import('./layouts/Workspace.tsx');
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: lazyRouteComponent(workspace, 'Workspace'),
});
const interaction = createRoute({
  getParentRoute: () => root,
  path: '/inbox/$interactionId',
  component: lazyRouteComponent(workspace, 'Workspace'),
});

const waiting = createRoute({
  getParentRoute: () => root,
  path: '/waiting',
  component: lazyRouteComponent(() => import('./features/waiting/WaitingPage.tsx'), 'WaitingPage'),
});

const expertDesk = () => import('./layouts/ExpertDesk.tsx');
const expert = createRoute({
  getParentRoute: () => root,
  path: '/expert',
  component: lazyRouteComponent(expertDesk, 'ExpertDesk'),
});
const consult = createRoute({
  getParentRoute: () => root,
  path: '/expert/$consultId',
  component: lazyRouteComponent(expertDesk, 'ExpertDesk'),
});

const knowledgePage = () => import('./features/knowledge/KnowledgePage.tsx');
const knowledge = createRoute({
  getParentRoute: () => root,
  path: '/knowledge',
  component: lazyRouteComponent(knowledgePage, 'KnowledgePage'),
});
const article = createRoute({
  getParentRoute: () => root,
  path: '/knowledge/$articleId',
  component: lazyRouteComponent(knowledgePage, 'KnowledgePage'),
});

const recordingsPage = () => import('./features/recordings/RecordingsPage.tsx');
const recordings = createRoute({
  getParentRoute: () => root,
  path: '/recordings',
  component: lazyRouteComponent(recordingsPage, 'RecordingsPage'),
});
const recording = createRoute({
  getParentRoute: () => root,
  path: '/recordings/$recordingId',
  component: lazyRouteComponent(recordingsPage, 'RecordingsPage'),
});

const identificationsPage = () => import('./features/identification/IdentificationsPage.tsx');
const identifications = createRoute({
  getParentRoute: () => root,
  path: '/identifications',
  component: lazyRouteComponent(identificationsPage, 'IdentificationsPage'),
});
const identification = createRoute({
  getParentRoute: () => root,
  path: '/identifications/$identificationId',
  component: lazyRouteComponent(identificationsPage, 'IdentificationsPage'),
});

const dialListsPage = () => import('./features/dialling/DialListsPage.tsx');
const dialLists = createRoute({
  getParentRoute: () => root,
  path: '/dial-lists',
  component: lazyRouteComponent(dialListsPage, 'DialListsPage'),
});
const dialList = createRoute({
  getParentRoute: () => root,
  path: '/dial-lists/$listId',
  component: lazyRouteComponent(dialListsPage, 'DialListsPage'),
});

const floorDesk = () => import('./layouts/FloorDesk.tsx');
const floor = createRoute({
  getParentRoute: () => root,
  path: '/floor',
  validateSearch: readFloorSearch,
  component: lazyRouteComponent(floorDesk, 'FloorDesk'),
});
const floorToday = createRoute({
  getParentRoute: () => root,
  path: '/floor/today',
  validateSearch: readFloorSearch,
  component: lazyRouteComponent(floorDesk, 'FloorToday'),
});

const floorWhatIf = createRoute({
  getParentRoute: () => root,
  path: '/floor/what-if',
  validateSearch: readFloorSearch,
  component: lazyRouteComponent(floorDesk, 'FloorWhatIf'),
});

const operations = createRoute({
  getParentRoute: () => root,
  path: '/operations',
  validateSearch: readOperationsSearch,
  component: lazyRouteComponent(
    () => import('./features/operations/OperationsPage.tsx'),
    'OperationsPage',
  ),
});

const routingPage = () => import('./features/routing-settings/RoutingPage.tsx');
const routing = createRoute({
  getParentRoute: () => root,
  path: '/routing',
  beforeLoad: () => {
    throw redirect({ to: '/routing/$section', params: { section: 'queues' } });
  },
});
const routingSection = createRoute({
  getParentRoute: () => root,
  path: '/routing/$section',
  validateSearch: readRoutingSearch,
  component: lazyRouteComponent(routingPage, 'RoutingPage'),
});
const routingSetting = createRoute({
  getParentRoute: () => root,
  path: '/routing/$section/$id',
  validateSearch: readRoutingSearch,
  component: lazyRouteComponent(routingPage, 'RoutingPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    inbox,
    interaction,
    waiting,
    expert,
    consult,
    knowledge,
    article,
    recordings,
    recording,
    identifications,
    identification,
    dialLists,
    dialList,
    floor,
    floorToday,
    floorWhatIf,
    operations,
    routing,
    routingSection,
    routingSetting,
  ]),
  defaultErrorComponent: RouteFailure,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
