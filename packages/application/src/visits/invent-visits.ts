import { recordSignIn } from '@smalspor/database/people';
import { addVisitAnswers, insertVisit, listVisits, saveVisitReport } from '@smalspor/database/visits';
import type { WardType } from '@smalspor/domain/institutions';
import { addMonthsToDate, norwegianDateOf } from '@smalspor/domain/time';
import {
  agreedAnswers,
  type ChecklistDefinition,
  currentChecklists,
  headsOf,
  itemsOf,
} from '@smalspor/domain/visits';
import { demoInstitution } from '../accounts/demo-institution.ts';
import { chanceOf } from '../demonstration/index.ts';
import type { House } from '../house/house.ts';
import { listInstitutionsToday } from '../institutions/index.ts';
import { inventVisitAnswer } from './invent-visit-answer.ts';

/** How many were visited in what the programmes' document tells of: 27 municipalities, 44 homes and 63 wards. */
const MUNICIPALITIES = 27;
const HOMES = 44;
const WARDS = 63;
/** Of a small country only some homes are visited. */
const VISITED_SHARE = 0.4;
const WARD_NAMES = ['1. etasje', '2. etasje'] as const;
const WARD_TYPES: readonly WardType[] = ['long-term', 'short-term'];

/** The rounds of a demonstration: so many months from today, to so many of the wards, and how well routines stood. */
const ROUNDS = [
  { months: -19, share: 1, level: 0.62 },
  { months: -7, share: 0.5, level: 0.74 },
] as const;

interface VisitedWard {
  readonly organisation: number;
  readonly name: string;
  readonly municipality: string;
  readonly ward: string;
  readonly wardType: WardType;
}

/**
 * Invented rounds in some homes' wards, with reports, so that the figures of a demonstration have something to show; never in the
 * home of the demonstration's people. Does nothing with real data or where a visit is.
 * @returns how many visits were invented
 */
export async function inventVisits(house: House): Promise<number> {
  const [checklist] = currentChecklists(house.content.checklists);
  if (!checklist || !(await house.synthetic()) || (await listVisits(house.db)).length > 0) return 0;
  const wards = await visitedWards(house);
  const { id: visitorId } = await recordSignIn(house.db, {
    issuer: 'demonstration',
    subject: 'invented-visitor',
    name: 'Oppdiktet besøk',
    hpr: null,
    pidPseudonym: null,
    at: house.now(),
  });
  let visits = 0;
  for (const [round, { months, share, level }] of ROUNDS.entries()) {
    for (const [place, ward] of wards.slice(0, Math.ceil(wards.length * share)).entries()) {
      const chance = chanceOf(ward.organisation + round * 7 + place);
      await inventVisit(house, checklist, ward, visitorId, { months, level, chance });
      visits += 1;
    }
  }
  return visits;
}

/** Homes in turn from each municipality, and then second wards of the first of them. */
async function visitedWards(house: House): Promise<readonly VisitedWard[]> {
  const own = await demoInstitution(house);
  const homes = (await listInstitutionsToday(house, house.db))
    .filter(({ isOpen, organisation }) => isOpen && organisation !== own?.organisation)
    .flatMap(({ organisation, name, municipality, wards }) => {
      const wardType = WARD_TYPES.find((type) => wards.some((ward) => ward.wardType === type));
      return wardType === undefined ? [] : [{ organisation, name, municipality, wardType }];
    })
    .map((home) => ({ home, order: chanceOf(home.organisation)() }))
    .sort((a, b) => a.order - b.order)
    .map(({ home }) => home);
  const municipalities = [...Map.groupBy(homes, ({ municipality }) => municipality).values()].slice(
    0,
    MUNICIPALITIES,
  );
  const most = Math.min(HOMES, Math.floor(homes.length * VISITED_SHARE));
  const inTurn = municipalities
    .flatMap((some) => some.map((home, turn) => ({ home, turn })))
    .sort((a, b) => a.turn - b.turn)
    .slice(0, most)
    .map(({ home }) => home);
  const wards = WARD_NAMES.flatMap((ward) => inTurn.map((home) => ({ ...home, ward })));
  return wards.slice(0, Math.round((inTurn.length * WARDS) / HOMES));
}

async function inventVisit(
  house: House,
  checklist: ChecklistDefinition,
  ward: VisitedWard,
  visitorId: string,
  told: { readonly months: number; readonly level: number; readonly chance: () => number },
): Promise<void> {
  const { months, level, chance } = told;
  // Three months of visits, on days that differ.
  const month = addMonthsToDate(norwegianDateOf(house.now()), months + Math.floor(chance() * 3));
  const day = `${month.slice(0, 8)}${String(1 + Math.floor(chance() * 28)).padStart(2, '0')}` as typeof month;
  const at = `${day}T13:00:00Z`;
  const answers = itemsOf(checklist).flatMap((item) => {
    const answer = inventVisitAnswer(item, level, chance);
    return answer === null ? [] : [{ id: house.newId(), item: item.id, answer, replaces: [], givenAt: at }];
  });
  const { organisation, name: home, municipality, ward: wardName, wardType } = ward;
  const id = house.newId();
  const planned = { id, organisation, home, municipality, ward: wardName, wardType, day, visitorId };
  await house.db.transaction().execute(async (trx) => {
    await insertVisit(trx, { ...planned, checklist: checklist.id, checklistVersion: checklist.version }, at);
    await addVisitAnswers(trx, id, visitorId, answers, at);
    await saveVisitReport(trx, id, 0, { answers: agreedAnswers(answers), heads: headsOf(answers), at });
  });
}
