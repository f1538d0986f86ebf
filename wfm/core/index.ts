export { erlangA, type ErlangAResult } from './erlang-a.ts';
export { erlangB, erlangC, type ErlangCResult } from './erlang-c.ts';
export { offeredLoadErlang, type Traffic } from './traffic.ts';
export { agentsRequired, type StaffingTarget } from './staffing.ts';
