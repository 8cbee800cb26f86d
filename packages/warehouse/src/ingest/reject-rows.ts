import type { Reject } from '@smalspor/domain/registers';
import type { QuarantinedRow } from '../quarantine/quarantine-file.ts';
import type { FoundReject } from './find-rejects.ts';
import { ImportRefusal } from './import-refusal.ts';
import { NO_MANDATE } from './mandate-problem.ts';
import { maskValue } from './mask-value.ts';
import type { FileHead } from './read-head.ts';
import { pickLines } from './read-lines.ts';
import { splitFields } from './split-fields.ts';

/** How many masked examples a refusal of the whole delivery carries. */
const EXAMPLES = 1_000;

/** Fetches the refused lines from their files and masks the values that were wrong. */
export async function describeRejects(
  heads: readonly FileHead[],
  found: readonly FoundReject[],
  signal?: AbortSignal,
): Promise<{ readonly rejects: readonly Reject[]; readonly raw: readonly QuarantinedRow[] }> {
  const rejects: Reject[] = [];
  const raw: QuarantinedRow[] = [];
  for (const [index, head] of heads.entries()) {
    const here = new Map(found.flatMap((reject) => (reject.file === index ? [[reject.line, reject]] : [])));
    if (here.size === 0) continue;
    const file = head.source.name;
    for await (const { line, raw: text } of pickLines(head.source, new Set(here.keys()), signal)) {
      const { column, code, reason } = here.get(line) as FoundReject;
      raw.push({ file, line, raw: text });
      const maskedValue = column === null ? null : maskedField(head, text, column);
      rejects.push({ file, line, column, code, reason: reason.en, maskedValue });
    }
  }
  return { rejects, raw };
}

/** @throws ImportRefusal when more of the rows are bad than the installation accepts. */
export async function checkRejectShare(
  heads: readonly FileHead[],
  rows: number,
  found: readonly FoundReject[],
  maxShare: number,
): Promise<void> {
  const others = found.filter(({ code }) => code === NO_MANDATE).length;
  if (others > 0 && others === rows) throw nobodysRows(rows, found);
  // A file of many institutions is a good one, though its sender may not deliver for all of them.
  if (found.length - others <= (rows - others) * maxShare) return;
  const counts = new Map<string, number>();
  for (const { column, code } of found) {
    const key = column === null ? code : `${column}: ${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const commonest = [...counts].sort(([, a], [, b]) => b - a).slice(0, 5);
  const { rejects } = await describeRejects(heads, found.slice(0, EXAMPLES));
  throw new ImportRefusal(
    'too-many-rejects',
    `${found.length} of ${rows} rows are bad, and at most ${maxShare * 100} % may be. The delivery was refused whole. Most common: ${commonest
      .map(([key, count]) => `${key} (${count})`)
      .join(', ')}; the first on line ${found[0]?.line}.`,
    { rows, rejectedRows: found.length, maxShare },
    rejects,
  );
}

function nobodysRows(rows: number, found: readonly FoundReject[]): ImportRefusal {
  return new ImportRefusal(
    'no-mandate',
    `None of the ${rows} rows is about an institution that has given the sender a mandate for its months; the first is on line ${found[0]?.line}. The delivery was refused whole. Ask the institutions, and deliver again.`,
    { rows, rejectedRows: found.length },
  );
}

function maskedField(head: FileHead, text: string, column: string): string | null {
  const value = splitFields(text)?.[head.columns.indexOf(column)];
  return value === undefined || value === '' ? null : maskValue(value);
}
