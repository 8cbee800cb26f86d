import { createHash } from 'node:crypto';
import type { LessonPackage } from '@smalspor/domain/courses';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { packageFaults, packageLanguage } from './package-faults.ts';
import { readZip, ZipFault } from './read-zip.ts';

/** A package and the language that it is in; `null` where it has none. */
export interface ReadPackage {
  readonly package: LessonPackage;
  readonly language: string | null;
}

const NAME = /^packages\/([a-z0-9][a-z0-9-]*)(?:\.(?:nb|nn|en))?\.h5p$/;

/** The H5P packages of a course, in its folder `packages`, by their path within the course. One that is faulty is left out. */
export function readPackages(
  folder: string,
  files: readonly ContentFile[],
  report: Report,
): ReadonlyMap<string, ReadPackage> {
  const packages = new Map<string, ReadPackage>();
  for (const { path, bytes } of files) {
    if (!path.startsWith(folder) || !path.endsWith('.h5p') || !bytes) continue;
    const within = path.slice(folder.length);
    const [, id] = NAME.exec(within) ?? [];
    if (id === undefined) {
      report(path, 1, 'must lie in the folder packages of its course, under a name of small letters');
      continue;
    }
    const unpacked = unpackedOr(bytes, (fault) => report(path, 1, fault));
    if (!unpacked) continue;
    const faults = packageFaults(unpacked);
    for (const fault of faults) report(path, 1, fault);
    if (faults.length > 0) continue;
    const digest = createHash('sha256').update(bytes).digest('hex');
    const language = packageLanguage(unpacked);
    packages.set(within, { package: { id, digest, files: unpacked }, language });
  }
  return packages;
}

function unpackedOr(
  bytes: Uint8Array,
  report: (fault: string) => void,
): ReadonlyMap<string, Uint8Array> | null {
  try {
    return readZip(bytes);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    report(error.message);
    return null;
  }
}
