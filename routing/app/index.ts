export { createRoutingHost, type RoutingHost } from './host.ts';
export { ROUTING_STREAM } from './load.ts';
export { MAILBOX_LENGTH_MAX, type Commit, type RoutingRuntime } from './runtime.ts';
