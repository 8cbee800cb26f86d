import type { ProblemCode } from '@smalspor/domain/refusal';
import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { TaskKind, TaskResult, TaskState, TasksTable } from './tables.ts';

/** A long piece of work that somebody started and may follow. */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  /** What it is about in the starter's words: a file's name, a release's id. */
  readonly subject: string;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** The step that runs now and how far it has come; `total` is `null` where the end cannot be foreseen. */
  readonly step: string | null;
  readonly done: number;
  readonly total: number | null;
  readonly result: TaskResult | null;
  readonly problem: { readonly code: ProblemCode; readonly detail: string } | null;
  readonly cancelRequestedAt: string | null;
}

export interface NewTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly subject: string;
  readonly startedBy: string;
  readonly startedAt: string;
}

export async function createTask(db: Db, task: NewTask): Promise<void> {
  await db
    .insertInto('tasks')
    .values({
      id: task.id,
      kind: task.kind,
      subject: task.subject,
      state: 'waiting',
      started_by: task.startedBy,
      started_at: task.startedAt,
      finished_at: null,
      step: null,
      done: 0,
      total: null,
      result: null,
      problem_code: null,
      problem_detail: null,
      cancel_requested_at: null,
    })
    .execute();
}

export interface TaskProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number | null;
}

/** Writes how far the work has come. @returns whether somebody has asked to stop it */
export async function reportTaskProgress(
  db: Db,
  id: string,
  progress: TaskProgress,
): Promise<{ readonly cancelRequested: boolean }> {
  const row = await db
    .updateTable('tasks')
    .set({ state: 'running', step: progress.step, done: progress.done, total: progress.total })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('cancel_requested_at')
    .executeTakeFirst();
  return { cancelRequested: row === undefined || row.cancel_requested_at !== null };
}

export type TaskEnd =
  | { readonly state: 'done'; readonly result: TaskResult }
  | { readonly state: 'failed'; readonly code: ProblemCode; readonly detail: string }
  | { readonly state: 'cancelled' };

/** Ends a task once; a second end changes nothing. */
export async function finishTask(db: Db, id: string, end: TaskEnd, at: string): Promise<void> {
  await db
    .updateTable('tasks')
    .set({
      state: end.state,
      finished_at: at,
      step: null,
      result: end.state === 'done' ? JSON.stringify(end.result) : null,
      problem_code: end.state === 'failed' ? end.code : null,
      problem_detail: end.state === 'failed' ? end.detail : null,
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute();
}

/** Cancels a task that waits; asks a running one to stop, and its worker sees it at the next progress. */
export async function requestTaskCancel(db: Db, id: string, at: string): Promise<void> {
  await db
    .updateTable('tasks')
    .set({ state: 'cancelled', finished_at: at, cancel_requested_at: at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
  await db
    .updateTable('tasks')
    .set({ cancel_requested_at: at })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where('cancel_requested_at', 'is', null)
    .execute();
}

export async function findTask(db: Db, id: string): Promise<Task | null> {
  const row = await db.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toTask(row) : null;
}

/** Unfinished tasks and the latest finished ones, newest first. */
export async function listTasks(db: Db, limit: number): Promise<readonly Task[]> {
  const rows = await db
    .selectFrom('tasks')
    .selectAll()
    .orderBy((expression) => expression('finished_at', 'is', null), 'desc')
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toTask);
}

/** Tasks that a killed worker left open. Only the owner of the home may call it, before it starts work. */
export async function listOpenTasks(db: Db): Promise<readonly Task[]> {
  const rows = await db
    .selectFrom('tasks')
    .selectAll()
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return rows.map(toTask);
}

function toTask(row: Selectable<TasksTable>): Task {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    subject: row.subject,
    startedBy: row.started_by,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    step: row.step,
    done: row.done,
    total: row.total,
    result: row.result,
    problem: row.problem_code === null ? null : { code: row.problem_code, detail: row.problem_detail ?? '' },
    cancelRequestedAt: row.cancel_requested_at,
  };
}
