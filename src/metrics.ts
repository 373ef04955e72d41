import { Counter, Histogram, Registry } from 'prom-client';
import type { Bot } from '../dialogs/base/types.ts';
import type { CaseStore } from './cases/store/store.ts';
import type { Log } from './log.ts';

/** What operators can see from outside: numbers only, nothing about individual cases or people. */
export interface Metrics {
  /** Wrappers that count what they pass on. */
  bot(bot: Bot): Bot;
  store<S extends CaseStore>(store: S): S;
  log(log: Log): Log;
  /** The metrics, in Prometheus' text format. */
  text(): Promise<{ readonly type: string; readonly body: string }>;
}

/** Histogram buckets in seconds: a turn takes milliseconds, and Teams resends it after 15 s. */
const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 15];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const turns = new Histogram({
    name: 'routewijzer_turn_seconds',
    help: 'How long the bot took to answer, by what was done and where.',
    labelNames: ['said', 'place'],
    buckets: DURATIONS,
    registers,
  });
  const commits = new Histogram({
    name: 'routewijzer_commit_seconds',
    help: 'How long storing a turn took, by result: ok, replay, conflict, or failed.',
    labelNames: ['result'],
    buckets: DURATIONS,
    registers,
  });
  const events = new Counter({
    name: 'routewijzer_log_events_total',
    help: 'Events in the log, by level, name and reason; also those below LOG_LEVEL.',
    labelNames: ['level', 'event', 'reason'],
    registers,
  });

  const counted =
    (level: keyof Log, log: Log): Log[keyof Log] =>
    (event, fields) => {
      events.inc({ level, event, reason: typeof fields?.reason === 'string' ? fields.reason : '' });
      log[level](event, fields);
    };
  return {
    bot: (bot) => async (turn) => {
      const done = turns.startTimer({ said: turn.said.kind, place: turn.place });
      try {
        return await bot(turn);
      } finally {
        done();
      }
    },
    store: (store) => ({
      ...store,
      async commit(turn) {
        const done = commits.startTimer();
        let result = 'failed';
        try {
          const written = await store.commit(turn);
          result = written;
          return written;
        } finally {
          done({ result });
        }
      },
    }),
    log: (log) => ({
      debug: counted('debug', log),
      info: counted('info', log),
      warn: counted('warn', log),
      error: counted('error', log),
    }),
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}
