import { packageFileType } from '@smalspor/domain/courses';
import Type, { type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';

const Whole = Type.Integer({ minimum: 0 });
const Dependency = Type.Object({ machineName: Type.String(), majorVersion: Whole, minorVersion: Whole });
const Files = Type.Optional(Type.Array(Type.Object({ path: Type.String() })));

/** The parts of `h5p.json` that are looked at; see the H5P specification, h5p.org/documentation/developers/json-file-definitions. */
const PACKAGE = Type.Object({
  title: Type.String({ minLength: 1 }),
  language: Type.Optional(Type.String()),
  mainLibrary: Type.String(),
  preloadedDependencies: Type.Array(Dependency, { minItems: 1 }),
});

/** The parts of `library.json` that are looked at. */
const LIBRARY = Type.Object({
  machineName: Type.String(),
  majorVersion: Whole,
  minorVersion: Whole,
  preloadedJs: Files,
  preloadedCss: Files,
  preloadedDependencies: Type.Optional(Type.Array(Dependency)),
});
type LibraryDependency = Static<typeof Dependency>;

/** Files without an ending that libraries bring along, and that no player asks for. */
const IGNORED = /(?:^|\/)(?:LICENSE|README|CHANGELOG)$/i;

/** The language that a package says it is in; `null` where it does not say, or says that it has none. */
export function packageLanguage(files: ReadonlyMap<string, Uint8Array>): string | null {
  const { language } = readJson(files, 'h5p.json', PACKAGE) ?? {};
  return language === undefined || language === 'und' ? null : language;
}

/** What is wrong with an unpacked package: what it needs must be in it, for nothing is fetched from anywhere. */
export function packageFaults(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const faults = [...files.keys()]
    .filter((path) => !IGNORED.test(path) && packageFileType(path) === null)
    .map((path) => `holds ${path}, a type of file that is not served`);
  const described = readJson(files, 'h5p.json', PACKAGE);
  if (!described) return [...faults, 'has no h5p.json of the right form'];
  if (readJson(files, 'content/content.json', Type.Unknown()) === null) {
    faults.push('has no content/content.json');
  }
  const { mainLibrary, preloadedDependencies: needed } = described;
  if (!needed.some(({ machineName }) => machineName === mainLibrary)) {
    faults.push(`does not load its own main library ${mainLibrary}`);
  }
  return [...faults, ...libraryFaults(files, needed, new Set())];
}

function libraryFaults(
  files: ReadonlyMap<string, Uint8Array>,
  needed: readonly LibraryDependency[],
  seen: Set<string>,
): readonly string[] {
  return needed.flatMap((dependency) => {
    const { machineName, majorVersion, minorVersion } = dependency;
    const folder = `${machineName}-${majorVersion}.${minorVersion}`;
    if (seen.has(folder)) return [];
    seen.add(folder);
    const library = readJson(files, `${folder}/library.json`, LIBRARY);
    if (!library) return [`lacks the library ${folder}`];
    const isSame = library.machineName === machineName && library.majorVersion === majorVersion;
    if (!isSame || library.minorVersion !== minorVersion) return [`holds another library in ${folder}`];
    const missing = [...(library.preloadedJs ?? []), ...(library.preloadedCss ?? [])]
      .map(({ path }) => `${folder}/${path}`)
      .filter((path) => !files.has(path));
    return [
      ...missing.map((path) => `lacks ${path}`),
      ...libraryFaults(files, library.preloadedDependencies ?? [], seen),
    ];
  });
}

function readJson<T extends TSchema>(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  schema: T,
): Static<T> | null {
  const bytes = files.get(path);
  if (!bytes) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return Value.Check(schema, value) ? (value as Static<T>) : null;
  } catch {
    return null;
  }
}
