import { createHash } from 'node:crypto';
import { type CodeSet, codeSetsOf, type IndicatorDefinition } from '@smalspor/domain/indicators';
import type { ProgrammeDefinition } from '@smalspor/domain/programmes';
import type { QuestionnaireDefinition } from '@smalspor/domain/questionnaires';
import type { SurveyDefinition } from '@smalspor/domain/surveys';
import type { ChecklistDefinition } from '@smalspor/domain/visits';

/**
 * SHA-256 of everything that a version of an indicator promises: the definition with its texts, and the codes of its code
 * sets. Status and the date of the next review may change within a version; the titles and sources of code sets too.
 */
export function definitionDigest(
  definition: IndicatorDefinition,
  codeSets: ReadonlyMap<string, CodeSet>,
): string {
  const { status, reviewBy, ...promised } = definition;
  const codes = [...codeSetsOf(definition)].sort().map((id) => {
    const set = codeSets.get(id);
    return { id, version: set?.version, selections: set?.selections };
  });
  return createHash('sha256').update(canonical({ promised, codes })).digest('hex');
}

/**
 * SHA-256 of everything that a version of a programme promises to those who take it, with the kinds of unit that it is for.
 * Status, the plan of the roll-out, what is told about the open parts, who is let in without an HPR number and how a
 * unit is found may change within a version: what somebody is in a round is written down when the person joins.
 */
export function programmeDigest(definition: ProgrammeDefinition): string {
  const { status, rollOut, open, ...promised } = definition;
  const units = promised.units.map(({ withoutHpr, register, wardTypes, ...unit }) => unit);
  return createHash('sha256')
    .update(canonical({ ...promised, units }))
    .digest('hex');
}

/** SHA-256 of everything that a version of a questionnaire, a checklist or a survey asks; its status may change within a version. */
export function questionsDigest(
  definition: QuestionnaireDefinition | ChecklistDefinition | SurveyDefinition,
): string {
  const { status, ...asked } = definition;
  return createHash('sha256').update(canonical(asked)).digest('hex');
}

/** JSON with the keys of every object in order, so that the order in the file does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
