import { join } from 'node:path';
import type { Batch, RegisterFormat } from '@smalspor/domain/registers';
import type { HomePaths } from '../home/home-paths.ts';
import type { LakeFiles } from '../measure/lake-files.ts';

/** The lake files of deliveries, by what they are measured as. What was declared in this house is not in the lake. */
export function lakeFilesOf(
  home: HomePaths,
  batches: readonly Pick<Batch, 'format' | 'files'>[],
): Omit<LakeFiles, 'ownDeclarations'> {
  const filesOf = (...formats: readonly RegisterFormat[]): string[] =>
    batches
      .filter(({ format }) => formats.includes(format))
      .flatMap(({ files }) => files.map(({ path }) => join(home.root, path)));
  return {
    dispensings: filesOf('dispensings'),
    gpLists: filesOf('gp-lists'),
    declaredLists: filesOf('declared-lists'),
    cmeGroups: filesOf('cme-groups'),
    products: filesOf('products', 'fest'),
    participations: filesOf('participations'),
    contacts: filesOf('contacts'),
    contactCounts: filesOf('contact-counts'),
  };
}
