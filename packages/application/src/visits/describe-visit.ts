import type { OutputOf } from '@smalspor/contract/operations';
import type { Db } from '@smalspor/database/schema';
import { listVisitAnswers, type StoredVisit } from '@smalspor/database/visits';
import type { Geography } from '@smalspor/domain/organisation';
import { Refusal } from '@smalspor/domain/refusal';
import { type ChecklistDefinition, checklistVersion, headsOf } from '@smalspor/domain/visits';
import type { House } from '../house/house.ts';

type VisitForm = OutputOf<'readVisit'>;
type VisitEntry = OutputOf<'listVisits'>['visits'][number];

/** A visit as a list names it. */
export function describeEntry(
  { geography }: { readonly geography: Geography },
  visit: StoredVisit,
  isBegun: boolean,
): VisitEntry {
  const { id, home, municipality, ward, wardType, day, visitor } = visit;
  return {
    id,
    organisation: String(visit.organisation),
    home,
    municipality: geography.municipalityByCode.get(municipality)?.name ?? municipality,
    ward,
    wardType,
    day,
    visitor,
    state: visit.report ? 'reported' : isBegun ? 'begun' : 'planned',
  };
}

/** The form of a visit with all that was answered. */
export async function describeVisit(
  { content }: Pick<House, 'content'>,
  db: Db,
  visit: StoredVisit,
): Promise<VisitForm> {
  const answers = await listVisitAnswers(db, visit.id);
  const { report } = visit;
  return {
    ...describeEntry(content, visit, answers.length > 0),
    checklist: describeChecklist(demandChecklist(content, visit)),
    answers: answers.map((answer) => ({ ...answer, replaces: [...answer.replaces] })),
    report: report && {
      version: report.version,
      at: report.at,
      isOld: JSON.stringify(headsOf(answers)) !== JSON.stringify(report.heads),
    },
  };
}

/**
 * The checklist in the version that the visit was made with.
 * @throws Refusal `content-invalid` when the content no longer holds it
 */
export function demandChecklist(
  { checklists }: Pick<House['content'], 'checklists'>,
  { checklist, checklistVersion: version }: Pick<StoredVisit, 'checklist' | 'checklistVersion'>,
): ChecklistDefinition {
  const found = checklistVersion(checklists, checklist, version);
  if (found) return found;
  throw new Refusal(
    'content-invalid',
    `The checklist ${checklist}@${version} is missing: put its file back in content/checklists.`,
  );
}

export function describeChecklist(checklist: ChecklistDefinition): VisitForm['checklist'] {
  const { id, version, title, intro, sections, sources } = checklist;
  const sourceOf = (wanted: string | null) => {
    const source = sources.find((each) => each.id === wanted);
    return source ? { title: source.title, url: source.url } : null;
  };
  return {
    id,
    version,
    title,
    intro,
    sections: sections.map((section) => ({
      id: section.id,
      title: section.title,
      items: section.items.map(({ source, ...item }) => ({ ...item, source: sourceOf(source) })),
    })),
  };
}
