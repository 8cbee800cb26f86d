import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listVisits, type StoredVisit } from '@smalspor/database/visits';
import { mayAtInstitution } from '@smalspor/domain/access';
import { countyNow } from '@smalspor/domain/organisation';
import { monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import {
  type CountedVisit,
  countVisits,
  currentChecklists,
  FEWEST_HOMES,
  halfYearOf,
  itemFigure,
  itemsOf,
} from '@smalspor/domain/visits';
import type { House } from '../house/house.ts';
import { targetOfInstitution } from '../institutions/index.ts';
import { municipalityIn } from '../programmes/municipality-in.ts';
import { describeChecklist } from './describe-visit.ts';

/**
 * Figures over the visits where the reader answers for them: one region, or the country. An item keeps its id through the
 * versions of a checklist for as long as it asks the same, so its series goes on.
 */
export const readVisitFigures: UnboundUseCase<House, 'readVisitFigures'> = async (
  house,
  actor,
  { checklist: wanted },
) => {
  const all = currentChecklists(house.content.checklists);
  const checklist = all.find(({ id }) => id === wanted) ?? all[0];
  if (!checklist) return { figures: null };
  const visits = (await listVisits(house.db)).flatMap((visit) =>
    visit.checklist === checklist.id &&
    mayAtInstitution(actor, 'visit-institutions', targetOfInstitution(house, visit))
      ? toCounted(house, visit)
      : [],
  );
  const items = itemsOf(checklist).filter(({ kind }) => kind !== 'note');
  const figuresOf = (some: readonly CountedVisit[]) => items.map(({ id }) => itemFigure(id, some));
  const periods = Map.groupBy(visits, ({ day }) => halfYearOf(day));
  return {
    figures: {
      checklist: describeChecklist(checklist),
      fewestHomes: FEWEST_HOMES,
      all: countVisits(visits),
      areas: areasOf(house, visits),
      periods: [...periods]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([halfYear, some]) => ({ halfYear, counts: countVisits(some), items: figuresOf(some) })),
      items: figuresOf(visits),
    },
  };
};

/** A municipality that has got another number since is the same one. */
function toCounted(
  { content, now }: House,
  { organisation, municipality: code, ward, day, report }: StoredVisit,
): readonly CountedVisit[] {
  const municipality = municipalityIn(content.geography, code, monthOfDate(norwegianDateOf(now())));
  return report ? [{ organisation, municipality, ward, day, answers: report.answers }] : [];
}

function areasOf({ content: { geography } }: House, visits: readonly CountedVisit[]) {
  const countyOf = ({ municipality }: CountedVisit) => countyNow(geography, municipality);
  const regionOf = (visit: CountedVisit) => geography.countyByCode.get(countyOf(visit) ?? '')?.healthRegion;
  const same = (name: string) => ({ nb: name, nn: name, en: name });
  const regions = geography.healthRegions.flatMap(({ id, name }) => {
    const some = visits.filter((visit) => regionOf(visit) === id);
    return some.length === 0 ? [] : [{ kind: 'region' as const, id, name, counts: countVisits(some) }];
  });
  const counties = geography.counties.flatMap(({ code, name }) => {
    const some = visits.filter((visit) => countyOf(visit) === code);
    const area = { kind: 'county' as const, id: code, name: same(name) };
    return some.length === 0 ? [] : [{ ...area, counts: countVisits(some) }];
  });
  return [...regions, ...counties];
}
