import type { Log } from './log.js';
import type { Clock, Store } from './ports.js';

const everyMilliseconds = 60_000;

/**
 * Lets holds expire that nobody has confirmed in time. Decisions let the holds of their own company expire themselves, so this only
 * keeps the books tidy; several processes may run it at once. Returns how to stop it.
 */
export function startExpiry(store: Store, clock: Clock, log: Log): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    try {
      const expired = await store.expireHolds(new Date(clock.now()));
      if (expired > 0) log.info({ expired }, 'holds expired');
    } catch (error) {
      log.error({ error }, 'holds could not be expired');
    }
  };
  const timer = setInterval(() => {
    running = running.then(sweep);
  }, everyMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
