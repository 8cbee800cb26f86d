import type { Month } from '../time/index.ts';

/** The kinds of register file that can be imported; each is one descriptor in `warehouse/ingest/formats`. */
export const REGISTER_FORMATS = [
  'dispensings',
  'gp-lists',
  'declared-lists',
  'practitioners',
  'cme-groups',
  'contacts',
  'contact-counts',
  'institutions',
  'institution-sales',
  'bed-days',
  'participations',
  'administrations',
  'products',
  'fest',
  'klass',
] as const;
export type RegisterFormat = (typeof REGISTER_FORMATS)[number];

/**
 * One accepted delivery. A later sequence of the same register and period supersedes the earlier; both are kept.
 * `files` lie under the lake and never change.
 */
export interface Batch {
  readonly id: string;
  readonly format: RegisterFormat;
  /** The register that delivered, as the file declares it, for example `LMR`. */
  readonly register: string;
  readonly from: Month;
  readonly to: Month;
  readonly sequence: number;
  readonly synthetic: boolean;
  /** SHA-256 of the decompressed source bytes, in order of the files: the same file twice is recognised by it. */
  readonly sourceSha256: string;
  /**
   * The id (never the key) of the newest key that the patients' pseudonyms were made with, or `null` where the format
   * holds no patients. Current batches with patients all carry the same one.
   */
  readonly patientKey: string | null;
  readonly rows: number;
  readonly rejectedRows: number;
  readonly importedAt: string;
  /** Lake files relative to the home directory, with their checksums. */
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly rows: number }[];
  /** Plain figures for the data manager: rows without DDD, without diagnosis, unknown ATC, returns … */
  readonly quality: Readonly<Record<string, number>>;
}

/** A row that was refused. The value is masked; the raw row lies only in the encrypted quarantine. */
export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly reason: string;
  readonly maskedValue: string | null;
}
