import { openTestServer } from './shared-server.ts';

/**
 * Vitest's global set-up: has the test server running before the first file asks for it, and
 * ends it after the last, unless another run on this machine is using it.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const server = await openTestServer();
  return () => server.stopUnlessUsed();
}
