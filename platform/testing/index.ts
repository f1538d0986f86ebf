export { describeEventStore, type OpenedEventStore } from './event-store.contract.ts';
export { silentLog } from './silent-log.ts';
export { openTestStore, type TestStore, type TestStoreOptions } from './test-store.ts';
