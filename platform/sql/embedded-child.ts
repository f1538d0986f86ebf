import { silentLog } from '../testing/silent-log.ts';
import { openEmbedded } from './embedded.ts';
import { holdDataFolder } from './hold.ts';

// A server reduced to its database, for the tests to kill: opens the folder given, takes hold of
// it, says so on one line, and stays.
const [, , folder = ''] = process.argv;
try {
  const { connection, processId, isAdopted } = await openEmbedded({ folder, log: silentLog });
  await holdDataFolder(connection);
  process.stdout.write(`${JSON.stringify({ connection, processId, isAdopted })}\n`);
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ failure: String(error) })}\n`);
  process.exitCode = 1;
}
