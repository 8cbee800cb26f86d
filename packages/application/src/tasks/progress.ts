/** The steps of long work. The pages show `task.step.<step>` of the messages; the command line shows the phase. */
export type WorkStep =
  | 'open'
  | 'check'
  | 'read'
  | 'explain'
  | 'write'
  | 'measure'
  | 'disclose'
  | 'publish'
  | 'issue'
  | 'print'
  | 'verify'
  | 'retain'
  | 'rekey';

/** How far a piece of work has come, as everything long reports it. */
export interface Progress {
  readonly step: WorkStep;
  /** What happens now, in English, for the operator at the command line. */
  readonly phase: string;
  /** Whole numbers. */
  readonly done?: number;
  readonly total?: number;
}
