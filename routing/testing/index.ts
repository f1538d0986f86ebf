export * from './acts.ts';
export * from './builders.ts';
export { BusyCentre, type CentreShape } from './busy-centre.ts';
export { centre, Centre } from './centre.ts';
export { drawFrom, type Draw } from './draw.ts';
export { MemoryEventStore, type AppendFault } from './memory-event-store.ts';
export { nextCommand, openingCommands } from './traffic.ts';
export { reconfigure } from './traffic-settings.ts';
