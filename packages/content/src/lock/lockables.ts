import type { CodeSet } from '@smalspor/domain/indicators';
import type { DirectoryContent } from '../loading/read-directory.ts';
import { definitionDigest, programmeDigest, questionsDigest } from './definition-digest.ts';
import type { LockedFolder } from './published-lock.ts';

/** A published definition with what the lock keeps of it, and where its version stands. */
export interface Lockable {
  readonly folder: LockedFolder;
  /** `id@version`. */
  readonly key: string;
  readonly digest: string;
  readonly file: string;
  readonly versionLine: number;
}

/** Everything that the locks keep. Published and archived definitions are locked; drafts and previews may still change. */
export function lockablesOf(
  { indicators, programmes, questionnaires, checklists, surveys }: Pick<DirectoryContent, LockedFolder>,
  lockedSets: ReadonlyMap<string, CodeSet>,
): readonly Lockable[] {
  return [
    ...indicators
      .filter(({ definition }) => isLocked(definition))
      .map((read) => lockable('indicators', read, definitionDigest(read.definition, lockedSets))),
    ...programmes
      .filter(({ definition }) => isLocked(definition))
      .map((read) => lockable('programmes', read, programmeDigest(read.definition))),
    ...questionnaires
      .filter(({ definition }) => isLocked(definition))
      .map((read) => lockable('questionnaires', read, questionsDigest(read.definition))),
    ...checklists
      .filter(({ definition }) => isLocked(definition))
      .map((read) => lockable('checklists', read, questionsDigest(read.definition))),
    ...surveys
      .filter(({ definition }) => isLocked(definition))
      .map((read) => lockable('surveys', read, questionsDigest(read.definition))),
  ];
}

function isLocked({ status }: { readonly status: string }): boolean {
  return status === 'published' || status === 'archived';
}

function lockable(
  folder: LockedFolder,
  read: {
    readonly definition: { readonly id: string; readonly version: number };
    readonly file: string;
    readonly versionLine: number;
  },
  digest: string,
): Lockable {
  const { definition, file, versionLine } = read;
  return { folder, key: `${definition.id}@${definition.version}`, digest, file, versionLine };
}
