// npm runs a script through a shell and hands SIGTERM to that shell, which ends without telling us.
// A process that was started by `npm start` therefore watches its parent and takes its death for
// the signal that was meant. Started any other way, nothing is watched.

const LOOK_EVERY_MS = 300;

if (process.env.npm_lifecycle_event === 'start' && process.platform !== 'win32') {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  timer.unref();
}
