import { type StatementOutcome, sendNextStatement } from '@smalspor/database/courses';
import { defineJob } from '@smalspor/database/jobs';
import type { House } from '../../house/house.ts';
import { nextAttempt } from '../../mail/send-mail.ts';
import { type LearningRecordStore, openLearningRecordStore } from './learning-record-store.ts';

/** Every minute; nobody waits for a statement. */
export const statementJob = defineJob<Record<string, never>>({
  name: 'send-statements',
  retries: 0,
  retryDelaySeconds: 0,
  expireSeconds: 3_600,
  concurrency: 1,
  schedule: { cron: '* * * * *', payload: {} },
});

/** How a round of sending went. */
export interface StatementRound {
  readonly sent: number;
  /** Refused, to be tried again. */
  readonly later: number;
  /** Put aside for good. */
  readonly dead: number;
  /** The store was away, so that the rest wait untouched. */
  readonly away: boolean;
}

/** Hands over what is due, one statement after the other, until nothing is left or the store is away. */
export async function sendStatements(
  house: Pick<House, 'db' | 'now' | 'configuration'>,
  store: LearningRecordStore,
  signal: AbortSignal,
): Promise<StatementRound> {
  const most = house.configuration.courses.lrsAttempts;
  const round = { sent: 0, later: 0, dead: 0, away: false };
  const attempt = async (waiting: {
    readonly id: string;
    readonly statement: unknown;
    readonly attempts: number;
  }): Promise<StatementOutcome> => {
    const outcome = await store.put(waiting.id, waiting.statement, signal);
    if (outcome.kind === 'taken') {
      round.sent += 1;
      return { state: 'sent' };
    }
    const { fault } = outcome;
    round.away = outcome.kind === 'away';
    if (!round.away && waiting.attempts + 1 >= most) {
      round.dead += 1;
      return { state: 'dead', fault };
    }
    if (!round.away) round.later += 1;
    // While the store is away it is asked again each minute, with one statement.
    const dueAt = round.away ? house.now() : nextAttempt(house.now(), waiting.attempts);
    return { state: 'waiting', fault, dueAt };
  };
  while (!signal.aborted && !round.away) {
    if (!(await sendNextStatement(house.db, house.now(), attempt))) break;
  }
  return round;
}

/** The job: tells the configured store what waits. Without one nothing was kept to be told. */
export async function sendWaitingStatements(house: House, signal: AbortSignal): Promise<void> {
  const { lrsEndpoint: endpoint, lrsUser: user, lrsPassword: password } = house.configuration.courses;
  if (endpoint === null) return;
  const { sent, later, dead, away } = await sendStatements(
    house,
    openLearningRecordStore({ endpoint, user, password }),
    signal,
  );
  if (sent > 0) house.log.info({ event: 'statements-sent', count: sent });
  if (away) house.log.warn({ event: 'record-store-away' });
  if (later > 0) house.log.warn({ event: 'statements-delayed', count: later });
  if (dead > 0) house.log.error({ event: 'statements-put-aside', count: dead });
}
