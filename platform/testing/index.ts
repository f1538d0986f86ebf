export { silentLog } from './silent-log.ts';
export { openTestStore, type TestStore, type TestStoreOptions } from './test-store.ts';
