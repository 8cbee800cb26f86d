import type { ProgrammeDefinition } from './programme.ts';

/** The very version that a round follows; `null` where the content no longer has it. */
export function programmeAt(
  programmes: readonly ProgrammeDefinition[],
  { id, version }: { readonly id: string; readonly version: number },
): ProgrammeDefinition | null {
  return programmes.find((programme) => programme.id === id && programme.version === version) ?? null;
}

/** The version that new rounds begin with: the highest one that is published, or `null`. */
export function currentProgramme(
  programmes: readonly ProgrammeDefinition[],
  id: string,
): ProgrammeDefinition | null {
  const published = programmes.filter((programme) => programme.id === id && programme.status === 'published');
  return published.toSorted((a, b) => b.version - a.version)[0] ?? null;
}
