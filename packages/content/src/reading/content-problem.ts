import { Refusal } from '@smalspor/domain/refusal';

/** Something wrong in a content file; lines count from 1. */
export interface ContentProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Collects problems while content is read, so that all of them can be shown at once. */
export type Report = (file: string, line: number, message: string) => void;

/** One refusal that lists every problem with its file and line. */
export function contentRefusal(problems: readonly ContentProblem[]): Refusal {
  const sorted = [...problems].sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  const lines = sorted.map(({ file, line, message }) => `  ${file}:${line}: ${message}`);
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new Refusal('content-invalid', `The content has ${count}:\n${lines.join('\n')}`, {
    facts: { problems: problems.length },
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
