import { strFromU8, unzipSync } from 'fflate';

/** The files of a course's package, by name. */
export function unzipPackage(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]));
}
