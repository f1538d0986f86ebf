export * from './builders.ts';
export { centre, Centre } from './centre.ts';
export { MemoryEventStore, type AppendFault } from './memory-event-store.ts';
export { drawFrom, nextCommand, openingCommands, type Draw } from './traffic.ts';
