import type { OutputOf } from '@smalspor/contract/operations';
import {
  creditsOf,
  hoursOf,
  type Participant,
  type ProgrammeDefinition,
  totalHours,
} from '@smalspor/domain/programmes';
import type { Messages } from '@smalspor/domain/texts';
import { nameOfPart } from './programme-text.ts';

/** What someone's hours come to, by each set of rules in force when the person joined. */
export function describeCredits(
  programme: ProgrammeDefinition,
  self: Participant,
  messages: Messages,
): OutputOf<'readRound'>['credits'] {
  return creditsOf(programme, self).map(({ scheme, counted, lacking, countsAs }) => ({
    scheme: scheme.name,
    // What has been done, also where a part alone counts for nothing yet.
    hours: counted.reduce((sum, { hours }) => sum + hours, 0),
    wholeHours: totalHours(hoursOf(programme)),
    countsAs: countsAs === null ? null : (messages.get(`programme.countsAs.${countsAs}`) ?? null),
    lacking: lacking.map(({ id }) => nameOfPart(programme, id)),
  }));
}
