export { startFollower, type Follower, type FollowerOptions } from './follower.ts';
export { PostgresEventStore, type EventStoreOptions } from './postgres-event-store.ts';
