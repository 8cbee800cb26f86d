import type { MonthSpan } from '@smalspor/warehouse/measure';

export interface BenchSettings {
  readonly rows: number;
  readonly span: MonthSpan;
  readonly indexYear: number;
  /** A directory of its own for the home, the files and what spills. */
  readonly directory: string;
  readonly duckdb: {
    readonly spillDirectory: string;
    readonly memoryLimit: string;
    readonly threads: number;
  };
}
