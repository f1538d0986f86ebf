import { StartFailure } from '@zentrale/platform/sql/start-failure.ts';
import { isLoopback } from './loopback.ts';
import { OPTIONS, type OptionValues } from './options.ts';

/** The password is printed in every manual: it must never guard a door others can reach. */
export function refusePublishedPassword(config: OptionValues): void {
  const isDefault = config.DEMO_PASSWORD === OPTIONS.DEMO_PASSWORD.fallback;
  if (!config.DEMO || !isDefault || isLoopback(config.HOST)) return;
  throw new StartFailure(
    'The demo centre must not be reachable from outside with its published password: ' +
      'set ZENTRALE_DEMO_PASSWORD, or ZENTRALE_DEMO=off.',
  );
}
