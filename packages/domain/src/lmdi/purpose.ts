import { type Coding, codeIn } from './read-elements.ts';
import { SYSTEMS } from './systems.ts';

/** What a medicine is given for. Nothing is concluded from which medicine it is. */
export type Purpose = 'treatment' | 'prevention';

/** SNOMED CT, intents: «therapeutic» and «prophylaxis». */
const INTENTS: Readonly<Record<string, Purpose>> = { '262202000': 'treatment', '360271000': 'prevention' };
/** ICD-10 Z29.2: other prophylactic chemotherapy, antibiotics among them. */
const PREVENTION_IN_ICD = /^Z29\.?2$/i;

/** What a reason says of the purpose: an intent, or a diagnosis that is prevention by its meaning; mostly it says nothing. */
export function purposeOfReason(codings: readonly Coding[]): Purpose | null {
  const intent = codings.find(
    ({ system, code }) => system === SYSTEMS.snomed && code !== null && code in INTENTS,
  );
  if (intent?.code != null) return INTENTS[intent.code] ?? null;
  return PREVENTION_IN_ICD.test(codeIn(codings, SYSTEMS.icd10) ?? '') ? 'prevention' : null;
}

/**
 * What a course's length says: an acute course is treatment. A continuous one may be either, so it says nothing.
 * Source: terminology.hl7.org/CodeSystem/medicationrequest-course-of-therapy.
 */
export function purposeOfCourse(codings: readonly Coding[]): Purpose | null {
  return codings.some(({ code }) => code === 'acute') ? 'treatment' : null;
}

/** One purpose, or `null` where none is told or they contradict each other. */
export function agreedPurpose(told: readonly (Purpose | null)[]): Purpose | null {
  const said = new Set(told.filter((one) => one !== null));
  const [only] = said;
  return said.size === 1 && only !== undefined ? only : null;
}
