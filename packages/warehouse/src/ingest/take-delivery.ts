import { createHash } from 'node:crypto';
import type { Batch, Reject } from '@smalspor/domain/registers';
import { abortStaged, commitStaged, type StagedBatch, stageBatch } from '../lake/staged-batch.ts';
import type { Declaration } from './declaration.ts';
import type { ImportDeps, ImportResult, KlassDelivery, PractitionerRow } from './import-settings.ts';
import { judgeDelivery, mayBeRepetition } from './judge-delivery.ts';

/** What was written into the staging area, and what goes to the caller. */
export interface TakenDelivery {
  /** SHA-256 of the decompressed bytes of each file, in order. */
  readonly sha256: readonly string[];
  readonly files: Batch['files'];
  /** Good rows. */
  readonly rows: number;
  readonly quality: Batch['quality'];
  readonly rejects: readonly Reject[];
  readonly practitioners: readonly PractitionerRow[];
  readonly klass: KlassDelivery | null;
}

/**
 * Judges a delivery among those that are there, lets `take` write its files into the staging area, and makes the batch.
 * Whatever goes wrong, the staging area is left empty.
 *
 * @throws ImportRefusal from the judgement and from `take`.
 */
export async function takeDelivery(
  deps: ImportDeps,
  delivery: {
    readonly declaration: Declaration;
    /** SHA-256 of the decompressed bytes of each file, in order. Asked for when the delivery may be a repetition. */
    readonly digest: () => Promise<readonly string[]>;
    readonly patientKey: string | null;
  },
  take: (staged: StagedBatch) => Promise<TakenDelivery>,
): Promise<ImportResult> {
  const { declaration, patientKey } = delivery;
  const early = mayBeRepetition(declaration, deps.batches) ? joinDigests(await delivery.digest()) : null;
  const judgement = judgeDelivery(declaration, early, deps.batches);
  if (judgement.kind === 'unchanged') return judgement;
  const staged = await stageBatch(deps.home, deps.newId());
  try {
    const { sha256, files, rows, quality, rejects, practitioners, klass } = await take(staged);
    const sourceSha256 = joinDigests(sha256);
    judgeDelivery(declaration, sourceSha256, deps.batches);
    const { format, register, from, to, sequence, synthetic } = declaration;
    const batch: Batch = {
      ...{ id: staged.id, format, register, from, to, sequence, synthetic, sourceSha256, patientKey },
      ...{ rows, rejectedRows: rejects.length, importedAt: deps.now(), files, quality },
    };
    const parts = { lake: files.length > 0, quarantine: rejects.length > 0 };
    return {
      ...{ kind: 'accepted', batch, supersedes: judgement.supersedes, rejects, practitioners, klass },
      commit: () => commitStaged(deps.home, staged, format, parts),
      abort: () => abortStaged(staged),
    };
  } catch (error) {
    await abortStaged(staged);
    throw error;
  }
}

/** One file is known by its own digest, several by the digest of theirs. */
function joinDigests(digests: readonly string[]): string {
  const [first = '', ...others] = digests;
  return others.length === 0 ? first : createHash('sha256').update(digests.join('\n')).digest('hex');
}
