import { REGISTER_FORMATS } from '@smalspor/domain/registers';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Count, Id, Instant, LocalisedSchema, MonthText, Nothing, Nullable, OneOf } from './schemas.ts';

export const FormatSummary = Type.Object({
  id: OneOf(REGISTER_FORMATS),
  /** As the page calls it. */
  name: LocalisedSchema,
  columns: Type.Array(Type.Object({ name: Type.String(), required: Type.Boolean(), meaning: Type.String() })),
});

export const BatchSummary = Type.Object({
  id: Id,
  format: OneOf(REGISTER_FORMATS),
  register: Type.String(),
  from: MonthText,
  to: MonthText,
  sequence: Count,
  synthetic: Type.Boolean(),
  rows: Count,
  rejectedRows: Count,
  importedAt: Instant,
  /** The later delivery of the same period, or `null` while this one is in force. */
  supersededBy: Nullable(Id),
  /** Plain counts about the delivery: rows without DDD, unknown ATC, returns … */
  quality: Type.Record(Type.String(), Type.Number()),
});

export const RejectRow = Type.Object({
  file: Type.String(),
  line: Count,
  column: Nullable(Type.String()),
  code: Type.String(),
  reason: Type.String(),
  maskedValue: Nullable(Type.String()),
});

export const TASK_KINDS = ['import', 'release', 'issue-reports'] as const;
export const TASK_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

export const Task = Type.Object({
  id: Id,
  kind: OneOf(TASK_KINDS),
  state: OneOf(TASK_STATES),
  /** What the task is about in the data manager's own words: a file's name, a release's id. */
  subject: Type.String(),
  startedBy: Type.String(),
  startedAt: Instant,
  finishedAt: Nullable(Instant),
  /** The step that runs now, a key of the texts; `share` is 0–1, or `null` where the end cannot be foreseen. */
  progress: Nullable(Type.Object({ step: Type.String(), share: Nullable(Type.Number()) })),
  /** What came out: a batch, a release, a number of reports. */
  result: Nullable(
    Type.Object({
      batchId: Nullable(Id),
      releaseId: Nullable(Id),
      reports: Nullable(Count),
      /** The same file had been imported before: nothing changed. */
      unchanged: Type.Boolean(),
    }),
  ),
  problem: Nullable(Type.Object({ code: Type.String(), detail: Type.String() })),
});

/** Why a quarantine is opened: ten characters that can be seen, anywhere in the text. For a pattern with the flag `u`. */
export const QUARANTINE_REASON = '(?:[^\\s\\p{C}][\\s\\p{C}]*){10}';

const BatchParams = Type.Object({ batchId: Id });
const TaskParams = Type.Object({ taskId: Id });

const read = {
  method: 'GET',
  policy: 'canManageData',
  kind: 'json',
  status: 200,
  params: Nothing,
  query: Nothing,
  body: Nothing,
} as const;

export const importOperations = {
  listFormats: operation({
    ...read,
    path: '/api/formats',
    summary: 'The register formats that can be imported',
    response: Type.Object({ formats: Type.Array(FormatSummary) }),
  }),
  startImport: operation({
    method: 'POST',
    path: '/api/imports',
    summary: 'Upload one register file and start its import; the answer is the task to follow',
    policy: 'canManageData',
    kind: 'upload',
    status: 202,
    params: Nothing,
    query: Nothing,
    /** The fields of the form; the file travels beside them as the part `file`, last. */
    body: Type.Object({
      format: OneOf(REGISTER_FORMATS),
      /** The register's name; only needed where the file's first line does not say it. */
      register: Type.Optional(Type.String({ pattern: '^[\\p{L}\\p{N} ._-]{1,80}$' })),
      /** `YYYY-MM/YYYY-MM`; only needed where the file's first line does not say so. */
      period: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}/\\d{4}-\\d{2}$' })),
      sequence: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,5}$' })),
    }),
    response: Task,
  }),
  listTasks: operation({
    ...read,
    path: '/api/tasks',
    summary: 'Running tasks and the latest finished ones, newest first',
    response: Type.Object({ tasks: Type.Array(Task) }),
  }),
  readTask: operation({
    ...read,
    path: '/api/tasks/:taskId',
    summary: 'How far a task has come',
    params: TaskParams,
    response: Task,
  }),
  cancelTask: operation({
    method: 'POST',
    path: '/api/tasks/:taskId/cancel',
    summary: 'Stop a task; what it has built so far is thrown away',
    policy: 'canManageData',
    kind: 'json',
    status: 202,
    params: TaskParams,
    query: Nothing,
    body: Nothing,
    response: Task,
  }),
  listBatches: operation({
    ...read,
    path: '/api/batches',
    summary: 'Accepted deliveries, newest first',
    response: Type.Object({ batches: Type.Array(BatchSummary) }),
  }),
  readBatch: operation({
    ...read,
    path: '/api/batches/:batchId',
    summary: 'One delivery and its quality',
    params: BatchParams,
    response: BatchSummary,
  }),
  listRejects: operation({
    ...read,
    path: '/api/batches/:batchId/rejects',
    summary: 'Rows that were refused, with masked values',
    params: BatchParams,
    query: Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) }),
    response: Type.Object({
      rejects: Type.Array(RejectRow),
      total: Count,
      page: Count,
      pages: Count,
      /** How many rows each reason has, largest first. */
      byCode: Type.Array(Type.Object({ code: Type.String(), rows: Count })),
    }),
  }),
  openQuarantine: operation({
    method: 'POST',
    path: '/api/batches/:batchId/quarantine',
    summary: 'See refused rows as they were delivered; the act and its reason are kept in the audit log',
    policy: 'canOpenQuarantine',
    kind: 'json',
    status: 200,
    params: BatchParams,
    query: Nothing,
    body: Type.Object({
      reason: Type.String({ pattern: QUARANTINE_REASON, maxLength: 500 }),
      lines: Type.Array(Type.Object({ file: Type.String(), line: Count }), { minItems: 1, maxItems: 50 }),
    }),
    response: Type.Object({
      rows: Type.Array(Type.Object({ file: Type.String(), line: Count, raw: Type.String() })),
    }),
  }),
} as const;
