import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { type Group, listGroups } from '@smalspor/database/groups';
import { once } from '@smalspor/database/idempotency';
import { countPeople, countRounds, planRollOut, readRollOutPlan } from '@smalspor/database/programmes';
import { type Actor, canReadParticipation, type Place, systemScope } from '@smalspor/domain/access';
import { countyCode, municipalityCode } from '@smalspor/domain/organisation';
import {
  currentProgramme,
  type ProgrammeDefinition,
  type RollOut,
  type RoundStatus,
  shareOf,
} from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth, type Month, parseMonth } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { osloDay } from '../house/oslo-day.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { countyOfRound } from './county-of-round.ts';
import { programmeText } from './programme-text.ts';

export const listProgrammes: UnboundUseCase<House, 'listProgrammes'> = async ({ content }) => ({
  programmes: [...new Set(content.programmes.map(({ id }) => id))].flatMap((id) => {
    const programme = currentProgramme(content.programmes, id);
    if (!programme?.rollOut) return [];
    return [{ id, name: programmeText(programme, 'name'), short: programmeText(programme, 'short') }];
  }),
});

export const readRollOut: UnboundUseCase<House, 'readRollOut'> = (house, actor, { programme }) =>
  describeRollOut(house, actor, demandRollOut(house, programme));

export const planCounty: UnboundUseCase<House, 'planCounty'> = async (house, actor, input, call) => {
  const planned = demandRollOut(house, input.programme);
  demandCounty(planned, input.county);
  const from = parseMonth(input.from);
  await once(house.db, writeRequest(house, actor, 'planCounty', input, call), async (trx) => {
    await planRollOut(trx, planned.programme.id, input.county, from, house.now());
    const audited = { act: 'plan-county', objectKind: 'county', objectId: input.county };
    await appendAudit(trx, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
    return null;
  });
  return describeRollOut(house, actor, planned);
};

/** A programme that goes county by county. */
export interface PlannedProgramme {
  readonly programme: ProgrammeDefinition;
  readonly rollOut: RollOut;
}

/** @throws Refusal `not-found` */
export function demandRollOut({ content }: House, id: string): PlannedProgramme {
  const programme = currentProgramme(content.programmes, id);
  if (!programme?.rollOut) {
    throw new Refusal('not-found', 'No programme of that name goes county by county.');
  }
  return { programme, rollOut: programme.rollOut };
}

/** @throws Refusal `not-found` for a county that the plan does not have */
export function demandCounty({ rollOut }: PlannedProgramme, county: string) {
  const planned = rollOut.counties.find((each) => each.county === county);
  if (!planned) throw new Refusal('not-found', 'The plan has no such county.');
  return planned;
}

/** From when a county is offered the programme, as an administrator or else the programme itself has planned. */
export async function plannedFrom(
  house: House,
  { programme, rollOut }: PlannedProgramme,
): Promise<ReadonlyMap<string, Month>> {
  const plan = await readRollOutPlan(house.db, programme.id);
  return new Map(rollOut.counties.map(({ county, from }) => [county, plan.get(county) ?? from]));
}

async function describeRollOut(
  house: House,
  actor: Actor,
  planned: PlannedProgramme,
): Promise<OutputOf<'readRollOut'>> {
  const { programme, rollOut } = planned;
  const { geography } = house.content;
  const [from, rounds, people, groups, gps] = await Promise.all([
    plannedFrom(house, planned),
    countRounds(house.db, programme.id),
    countPeople(house.db, programme.id),
    listGroups(house.db, systemScope('list-group'), osloDay(house.now())),
    countGps(house, rollOut),
  ]);
  const groupsIn = Map.groupBy(groups, ({ municipality }) => countyOfRound(geography, rollOut, municipality));
  const reachable = rollOut.counties.filter(({ county }) =>
    canReadParticipation(actor, { kind: 'county', id: county }, placesIn(house, actor, county)),
  );
  const counties = [...reachable]
    .map(({ county, invented, from: original }) => {
      const number = (status: RoundStatus) =>
        rounds.find((row) => row.county === county && row.status === status)?.rounds ?? 0;
      const participants = people.get(county) ?? 0;
      const start = from.get(county) ?? original;
      return {
        county,
        name: geography.countyByCode.get(county)?.name ?? county,
        from: formatMonth(start),
        isInvented: invented && start === original,
        rounds: {
          invited: number('invited'),
          enrolled: number('enrolled'),
          active: number('active'),
          finished: number('finished'),
          withdrawn: number('withdrawn'),
          lapsed: number('lapsed'),
        },
        groups: groupsIn.get(county)?.length ?? 0,
        participants,
        gps: gps?.get(county) ?? null,
        shareOfGps: shareOf(participants, gps?.get(county) ?? null),
      };
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.county < b.county ? -1 : 1));
  const participants = counties.reduce((sum, each) => sum + each.participants, 0);
  const known = gps === null ? null : counties.reduce((sum, each) => sum + (each.gps ?? 0), 0);
  return {
    programme: programmeText(programme, 'name'),
    counties,
    total: { participants, gps: known, shareOfGps: shareOf(participants, known) },
  };
}

/** A region's centre answers for its counties; a county of the plan lies in the region that the geography says. */
function placesIn({ content }: House, _actor: Actor, county: string): readonly Place[] {
  const region = content.geography.countyByCode.get(county)?.healthRegion;
  return region === undefined ? [] : [{ kind: 'region', id: region }];
}

/** Doctors with a list by county of the plan; `null` before there is a release. */
async function countGps(house: House, rollOut: RollOut): Promise<ReadonlyMap<string, number> | null> {
  const reader = await house.shelf.current();
  if (reader === null) return null;
  const counts = new Map<string, number>();
  for (const home of reader.homes.at(lastQuarterEnd(reader.manifest))) {
    const county =
      countyOfRound(house.content.geography, rollOut, municipalityCode(home.municipality)) ??
      countyCode(home.county);
    counts.set(county, (counts.get(county) ?? 0) + 1);
  }
  return counts;
}

/** The groups of a county in the borders of the plan. */
export async function groupsOfCounty(
  house: House,
  { rollOut }: PlannedProgramme,
  county: string,
): Promise<readonly Group[]> {
  const groups = await listGroups(house.db, systemScope('list-group'), osloDay(house.now()));
  return groups.filter(
    ({ municipality }) => countyOfRound(house.content.geography, rollOut, municipality) === county,
  );
}
