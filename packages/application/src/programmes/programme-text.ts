import type { ProgrammeDefinition, ProgrammeTexts } from '@smalspor/domain/programmes';
import type { Localised } from '@smalspor/domain/texts';

/** A text of a programme in all languages. */
export function programmeText(
  { texts }: Pick<ProgrammeDefinition, 'texts'>,
  part: keyof ProgrammeTexts,
): Localised {
  return { nb: texts.nb[part], nn: texts.nn[part], en: texts.en[part] };
}

/** The name that a programme gives a part of itself, by its id; the id itself where nothing is called so. */
export function nameOfPart(programme: ProgrammeDefinition, id: string): Localised {
  const parts = [...programme.phases, ...programme.reports, ...programme.modules, ...programme.meetings];
  return parts.find((part) => part.id === id)?.name ?? { nb: id, nn: id, en: id };
}
