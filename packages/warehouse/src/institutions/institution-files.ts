import { join } from 'node:path';
import type { Batch, RegisterFormat } from '@smalspor/domain/registers';
import type { HomePaths } from '../home/home-paths.ts';
import { registerKey } from '../lake/current-batches.ts';
import type { InstitutionFiles } from './open-institution-lake.ts';

/** The lake files of institutions among some deliveries, those of sales sender by sender. */
export function institutionFiles(home: HomePaths, batches: readonly Batch[]): InstitutionFiles {
  const filesOf = (part: readonly Batch[]) =>
    part.flatMap(({ files }) => files.map(({ path }) => join(home.root, path)));
  const of = (...formats: readonly RegisterFormat[]) =>
    batches.filter(({ format }) => formats.includes(format));
  const senders = new Map<string, Batch[]>();
  for (const batch of of('institution-sales')) {
    const key = registerKey(batch.register);
    senders.set(key, [...(senders.get(key) ?? []), batch]);
  }
  return {
    institutions: filesOf(of('institutions')),
    sales: [...senders.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => filesOf(each)),
    bedDays: filesOf(of('bed-days')),
    products: filesOf(of('products', 'fest')),
  };
}
