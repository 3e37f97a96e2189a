import type { Counts, JobName, Log } from './log.js';
import type { Services } from './services.js';
import type { PaymentProvider } from './provider-port.js';
import { tellProvider } from './provider-steps/tell-provider.js';
import { forgetOutdated, type Retention } from './use-cases/personal-data.js';
import { reconcileUndecided } from './use-cases/reconcile.js';
import { deliverDue } from './webhooks/deliver.js';

const second = 1_000;
const minute = 60 * second;

interface Job {
  readonly name: JobName;
  /** Milliseconds from one end to the next beginning. */
  readonly every: number;
  /** Does what is due; returns what it did, for the log, or nothing. */
  readonly work: () => Promise<Counts | undefined>;
}

/**
 * Keeps the books tidy: lets holds expire that nobody has confirmed in time (decisions do so themselves for their own company),
 * tells merchants and the payment provider what happened, and forgets what has been kept for long enough. Several processes may do it at once. Returns how to
 * stop it.
 */
export function startJobs(services: JobServices, retention: Retention, log: Log): () => Promise<void> {
  const { provider } = services;
  const jobs = [
    ...usualJobs(services, retention, log),
    ...(provider ? providerJobs({ ...services, provider }, log) : []),
  ];
  const stops = jobs.map((job) => repeat(job, log));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

type JobServices = Pick<Services, 'store' | 'vault' | 'clock' | 'provider' | 'mode'>;

function usualJobs(services: JobServices, retention: Retention, log: Log): readonly Job[] {
  const { store, clock } = services;
  return [
    {
      name: 'expire holds',
      every: minute,
      work: async () => {
        const holds = await store.expireHolds(new Date(clock.now()));
        return holds > 0 ? { holds } : undefined;
      },
    },
    {
      name: 'tell merchants',
      every: second,
      work: async () => {
        const round = await deliverDue({ ...services, log });
        return round.delivered + round.failed + round.given_up > 0 ? round : undefined;
      },
    },
    {
      name: 'forget',
      every: 60 * minute,
      work: async () => {
        await store.forgetRates(new Date(clock.now()));
        const { subjects, calls, deliveries } = await forgetOutdated(retention, services);
        return subjects + calls + deliveries > 0 ? { subjects, calls, deliveries } : undefined;
      },
    },
  ];
}

/** After so long an answer that nobody knows is an alarm, in milliseconds: a day (house rules, section 5). */
const alarmAfter = 24 * 60 * minute;

function providerJobs(services: JobServices & { readonly provider: PaymentProvider }, log: Log): readonly Job[] {
  const { clock } = services;
  return [
    {
      name: 'tell provider',
      every: second,
      work: async () => {
        const round = await tellProvider({ ...services, log });
        return round.done + round.later + round.given_up > 0 ? round : undefined;
      },
    },
    {
      name: 'ask provider',
      every: 5 * minute,
      work: async () => {
        const { settled, unknown } = await reconcileUndecided(services);
        for (const { authorizationId: authorization, since } of unknown) {
          if (clock.now() - since.getTime() > alarmAfter) log.error({ authorization }, 'nobody knows');
        }
        return settled + unknown.length > 0 ? { settled, unknown: unknown.length } : undefined;
      },
    },
  ];
}

/** Runs a job again and again, never twice at the same time. Returns how to stop it: what is running is waited for. */
function repeat({ name, every, work }: Job, log: Log): () => Promise<void> {
  let running = Promise.resolve();
  const run = async (): Promise<void> => {
    try {
      const done = await work();
      if (done) log.info({ job: name, ...done }, 'job done');
    } catch (error) {
      log.error({ error, job: name }, 'job failed');
    }
  };
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const wait = (): void => {
    timer = setTimeout(() => {
      running = run().then(() => {
        if (!isStopped) wait();
      });
    }, every);
    timer.unref();
  };
  wait();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
