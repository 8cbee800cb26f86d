import type { ProgrammeDefinition } from './programme.ts';

/** The very version that a round follows; `null` where the content no longer has it. */
export function programmeAt(
  programmes: readonly ProgrammeDefinition[],
  { id, version }: { readonly id: string; readonly version: number },
): ProgrammeDefinition | null {
  return programmes.find((programme) => programme.id === id && programme.version === version) ?? null;
}

/** The programmes that rounds can begin with, each in its current version, in the order of the content. */
export function currentProgrammes(
  programmes: readonly ProgrammeDefinition[],
): readonly ProgrammeDefinition[] {
  const ids = [...new Set(programmes.map(({ id }) => id))];
  return ids.flatMap((id) => currentProgramme(programmes, id) ?? []);
}

/** The version that new rounds begin with: the highest one that is published, or `null`. */
export function currentProgramme(
  programmes: readonly ProgrammeDefinition[],
  id: string,
): ProgrammeDefinition | null {
  const published = programmes.filter((programme) => programme.id === id && programme.status === 'published');
  return published.toSorted((a, b) => b.version - a.version)[0] ?? null;
}
