import type { Participant, ProgrammeDefinition } from '../programmes/index.ts';
import type { Localised } from '../texts/index.ts';
import type { Occasion } from './questionnaire.ts';

/** A part of a programme that somebody has done and can be asked about. */
export interface DonePart {
  readonly id: string;
  readonly occasion: Occasion;
  readonly name: Localised;
}

/** The modules that somebody has passed and the meetings that the person was at, in the order of the programme. */
export function partsToAskAfter(
  { modules, meetings }: Pick<ProgrammeDefinition, 'modules' | 'meetings'>,
  self: Pick<Participant, 'modules' | 'attended'>,
): readonly DonePart[] {
  return [
    ...modules
      .filter(({ id }) => self.modules.has(id))
      .map(({ id, name }): DonePart => ({ id, occasion: 'module', name })),
    ...meetings
      .filter(({ id }) => self.attended.has(id))
      .map(({ id, name }): DonePart => ({ id, occasion: 'meeting', name })),
  ];
}
