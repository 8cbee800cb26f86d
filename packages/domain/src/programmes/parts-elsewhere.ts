import type { PlainDate } from '../time/index.ts';
import type { Participation } from './credit.ts';
import type { Profession } from './credit-scheme.ts';
import type { CompletedModule } from './round.ts';

/** What somebody has done of a course in other groups, as a move records it: by module and by meeting. */
export interface PartsElsewhere {
  readonly modules: Readonly<Record<string, CompletedModule>>;
  readonly attended: Readonly<Record<string, PlainDate>>;
  readonly worksheets: Readonly<Record<string, PlainDate>>;
}

export function partsElsewhere({ modules, attended, worksheets }: Participation): PartsElsewhere {
  return {
    modules: Object.fromEntries(modules),
    attended: Object.fromEntries(attended),
    worksheets: Object.fromEntries(worksheets),
  };
}

export function participationElsewhere(
  profession: Profession,
  { modules, attended, worksheets }: PartsElsewhere,
): Participation {
  return {
    profession,
    modules: new Map(Object.entries(modules)),
    attended: new Map(Object.entries(attended)),
    worksheets: new Map(Object.entries(worksheets)),
  };
}
