import { StartFailure } from '@zentrale/platform/sql/start-failure.ts';
import { readConfig } from './config/read-config.ts';
import { expectFreePorts } from './lifecycle/ports.ts';

/** The process: start, say where, serve, drain on a signal, stop. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  await expectFreePorts(config);
  // Only now: a wrong setting is answered before the whole product is read from disk.
  const [{ openLog }, { banner }, { start }] = await Promise.all([
    import('@zentrale/platform/log'),
    import('./lifecycle/banner.ts'),
    import('./lifecycle/start.ts'),
  ]);
  const log = openLog({
    level: config.LOG_LEVEL,
    form: config.LOG_FORMAT === 'json' ? 'json' : 'terminal',
  });
  const started = await start(config, log);
  process.stdout.write(banner(started, config, performance.now()));
  void started.calls.later.then((words) => {
    if (words !== null) process.stdout.write(`\n  Calls: ${words}\n`);
  });

  const stop = (signal: string) => {
    log.info('process.draining', { signal });
    const tooLong = setTimeout(() => {
      log.error('process.drain-timeout', { seconds: config.DRAIN_SECONDS });
      process.exit(1);
    }, config.DRAIN_SECONDS * 1000);
    tooLong.unref();
    void started.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((failure: unknown) => {
  const isExpected = failure instanceof StartFailure;
  process.stderr.write(
    `\nZentrale cannot start. ${isExpected ? failure.message : String((failure as Error).stack)}\n`,
  );
  process.exit(1);
});
