export * from './builders.ts';
export { centre, Centre } from './centre.ts';
export { MemoryEventStore, type AppendFault } from './memory-event-store.ts';
