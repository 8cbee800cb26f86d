import type { ProblemCode } from '@smalspor/domain/refusal';
import { Refusal } from '@smalspor/domain/refusal';
import type { Reject } from '@smalspor/domain/registers';

/** Every reason for which a whole delivery is refused, with the problem code that callers act on. */
export const IMPORT_REFUSAL_REASONS = {
  'file-missing': 'file-refused',
  'file-changed': 'file-refused',
  'empty-file': 'file-refused',
  'binary-file': 'file-refused',
  'wrong-encoding': 'file-refused',
  'truncated-file': 'file-refused',
  'damaged-compression': 'file-refused',
  'line-too-long': 'file-refused',
  'line-endings': 'file-refused',
  'wrong-header': 'file-refused',
  'wrong-declaration': 'file-refused',
  'incomplete-declaration': 'file-refused',
  'no-rows': 'file-refused',
  'wrong-document': 'file-refused',
  'too-many-rejects': 'file-refused',
  'no-mandate': 'file-refused',
  'real-and-synthetic': 'file-refused',
  'patient-key-mismatch': 'file-refused',
  cancelled: 'file-refused',
  'identity-number': 'identity-number',
  'declared-differently': 'batch-overlap',
  'undeclared-overlap': 'batch-overlap',
  'sequence-taken': 'batch-overlap',
  'sequence-too-old': 'batch-overlap',
} as const satisfies Record<string, ProblemCode>;
export type ImportRefusalReason = keyof typeof IMPORT_REFUSAL_REASONS;

/** A delivery that was refused whole. The lake is as it was; neither message nor facts hold a value from a row. */
export class ImportRefusal extends Refusal {
  readonly reason: ImportRefusalReason;
  /** The bad rows behind the refusal, masked, as far as they were looked for. */
  readonly rejects: readonly Reject[];

  constructor(
    reason: ImportRefusalReason,
    detail: string,
    facts: Readonly<Record<string, string | number | boolean>> = {},
    rejects: readonly Reject[] = [],
  ) {
    super(IMPORT_REFUSAL_REASONS[reason], detail, { facts: { reason, ...facts } });
    this.reason = reason;
    this.rejects = rejects;
  }
}
