export { createRoutingHost, type RoutingHost } from './host.ts';
export { ROUTING_STREAM } from './load.ts';
export { MAILBOX_LENGTH_MAX } from './mailbox.ts';
export type { Commit, RoutingRuntime } from './runtime.ts';
