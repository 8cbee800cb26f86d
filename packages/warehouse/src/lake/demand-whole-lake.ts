import { Refusal } from '@smalspor/domain/refusal';
import type { Batch } from '@smalspor/domain/registers';
import type { HomePaths } from '../home/home-paths.ts';
import { checkNotedFile } from './noted-file.ts';

/** Hashing is held up by the processor, not by the disk; more at once than small machines have cores gains nothing. */
const AT_ONCE = 2;

export interface LakeCheck {
  /** What is not done otherwise: the beginning of a sentence that goes on with «imported data that have changed». */
  readonly refused: 'No release is built from' | 'No key is rotated over' | 'Nothing is deleted from';
  /** Hears files checked so far, and in all. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Compares each lake file of the deliveries with the checksum that was noted at import, so that no figure is made from bytes that
 * have changed since, and no checksum is noted anew for them.
 * @throws Refusal `release-damaged` that names the first file that is missing or changed, relative to the home
 */
export async function demandWholeLake(
  home: HomePaths,
  batches: readonly Batch[],
  { refused, onProgress, signal }: LakeCheck,
): Promise<void> {
  const files = batches.flatMap((batch) => batch.files);
  for (let start = 0; start < files.length; start += AT_ONCE) {
    signal?.throwIfAborted();
    onProgress?.(start, files.length);
    const portion = files.slice(start, start + AT_ONCE);
    const problems = await Promise.all(portion.map((file) => checkNotedFile(home, file)));
    const problem = problems.find((found) => found !== null);
    if (problem === undefined) continue;
    throw new Refusal(
      'release-damaged',
      `${refused} imported data that have changed: ${problem} Restore it from a backup; \`smalspor verify\` names every such file.`,
    );
  }
  onProgress?.(files.length, files.length);
}
