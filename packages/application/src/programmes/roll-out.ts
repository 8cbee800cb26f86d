import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { type Group, listGroups } from '@smalspor/database/groups';
import { once } from '@smalspor/database/idempotency';
import {
  countInMunicipalities,
  countPeople,
  countRounds,
  planRollOut,
  readRollOutPlan,
} from '@smalspor/database/programmes';
import {
  type Actor,
  canReadParticipation,
  canRecruit,
  type Place,
  systemScope,
} from '@smalspor/domain/access';
import { countyCode, municipalityCode } from '@smalspor/domain/organisation';
import {
  countStatuses,
  countyOfRound,
  currentProgramme,
  currentProgrammes,
  latestPlan,
  PLAN_YEARS_AHEAD,
  type ProgrammeDefinition,
  type RollOut,
  rollOutStatus,
  shareOf,
} from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth, norwegianDateOf, parseMonth } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { listPlannedUnits, type PlannedUnit, registerOf } from './planned-units.ts';
import { programmeText } from './programme-text.ts';
import { codeToday } from './recruits-in.ts';

export const listProgrammes: UnboundUseCase<House, 'listProgrammes'> = async ({ content }) => ({
  programmes: currentProgrammes(content.programmes)
    .filter(({ rollOut }) => rollOut !== null)
    .map((programme) => ({
      id: programme.id,
      name: programmeText(programme, 'name'),
      short: programmeText(programme, 'short'),
      register: registerOf(programme),
    })),
});

export const readRollOut: UnboundUseCase<House, 'readRollOut'> = (house, actor, { programme }) =>
  describeRollOut(house, actor, demandRollOut(house, programme));

export const planCounty: UnboundUseCase<House, 'planCounty'> = async (house, actor, input, call) => {
  const planned = demandRollOut(house, input.programme);
  demandCounty(planned, input.county);
  const from = parseMonth(input.from);
  if (from > latestPlan(norwegianDateOf(house.now()))) {
    throw new Refusal('invalid-request', `Plan at most ${PLAN_YEARS_AHEAD} years ahead.`);
  }
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
export function demandCounty({ rollOut }: Pick<PlannedProgramme, 'rollOut'>, county: string) {
  const planned = rollOut.counties.find((each) => each.county === county);
  if (!planned) throw new Refusal('not-found', 'The plan has no such county.');
  return planned;
}

/** The roll-out with the months that an administrator has planned, or else the programme itself. */
export async function currentPlan(house: House, { programme, rollOut }: PlannedProgramme): Promise<RollOut> {
  const plan = await readRollOutPlan(house.db, programme.id);
  return {
    ...rollOut,
    counties: rollOut.counties.map((county) => {
      const from = plan.get(county.county) ?? county.from;
      return { ...county, from, invented: county.invented && from === county.from };
    }),
  };
}

async function describeRollOut(
  house: House,
  actor: Actor,
  planned: PlannedProgramme,
): Promise<OutputOf<'readRollOut'>> {
  const { programme, rollOut } = planned;
  const { geography } = house.content;
  const register = registerOf(programme);
  const [plan, rounds, people, units, gps] = await Promise.all([
    currentPlan(house, planned),
    countRounds(house.db, programme.id),
    countPeople(house.db, programme.id),
    listPlannedUnits(house, actor, programme),
    register === 'groups' ? countGps(house, rollOut) : null,
  ]);
  const unitsIn = Map.groupBy(units, ({ municipality }) => countyOfRound(geography, rollOut, municipality));
  const invented = new Set(plan.counties.filter((each) => each.invented).map(({ county }) => county));
  const counties = rollOutStatus(plan, rounds, people, gps ?? new Map())
    .filter(({ county }) =>
      canReadParticipation(actor, { kind: 'county', id: county }, placesIn(house, county)),
    )
    .map((status) => ({
      ...status,
      name: geography.countyByCode.get(status.county)?.name ?? status.county,
      from: formatMonth(status.from),
      isInvented: invented.has(status.county),
      mayInvite: (unitsIn.get(status.county) ?? []).some(({ mayInvite }) => mayInvite),
      groups: unitsIn.get(status.county)?.length ?? 0,
      gps: gps?.get(status.county) ?? null,
    }));
  const participants = counties.reduce((sum, each) => sum + each.participants, 0);
  const known = gps === null ? null : counties.reduce((sum, each) => sum + (each.gps ?? 0), 0);
  return {
    programme: programmeText(programme, 'name'),
    register,
    counties,
    municipalities: await describeMunicipalities(house, actor, { ...planned, rollOut: plan }, units),
    total: { participants, gps: known, shareOfGps: shareOf(participants, known) },
  };
}

/** The municipalities in which the actor asks groups to join, each with its own figures. */
async function describeMunicipalities(
  house: House,
  actor: Actor,
  { programme, rollOut }: PlannedProgramme,
  units: readonly PlannedUnit[],
): Promise<OutputOf<'readRollOut'>['municipalities']> {
  const { geography } = house.content;
  const today = codeToday(house);
  const held = (actor.places ?? []).flatMap(({ kind, id }) => (kind === 'municipality' ? [id] : []));
  const own = [...new Set(held)].filter((code) => canRecruit(actor, code)).sort();
  const counts = own.length > 0 && registerOf(programme) === 'groups';
  const gps = counts ? await countGpsByMunicipality(house) : null;
  return Promise.all(
    own.map(async (municipality) => {
      const codes = geography.municipalities.flatMap(({ code }) =>
        today(code) === municipality ? [code] : [],
      );
      const { rounds, people } = await countInMunicipalities(house.db, programme.id, codes);
      const county = countyOfRound(geography, rollOut, municipality);
      const from = rollOut.counties.find((each) => each.county === county)?.from;
      const doctors = gps === null ? null : (gps.get(municipality) ?? 0);
      return {
        municipality,
        name: geography.municipalityByCode.get(municipality)?.name ?? municipality,
        county,
        from: from === undefined ? null : formatMonth(from),
        rounds: countStatuses(rounds),
        groups: units.filter((unit) => today(unit.municipality) === municipality).length,
        participants: people,
        gps: doctors,
        shareOfGps: shareOf(people, doctors),
      };
    }),
  );
}

/** Doctors with a list by the municipality of today; `null` before there is a release. */
async function countGpsByMunicipality(house: House): Promise<ReadonlyMap<string, number> | null> {
  const reader = await house.shelf.current();
  if (reader === null) return null;
  const today = codeToday(house);
  const homes = Map.groupBy(reader.homes.at(lastQuarterEnd(reader.manifest)), (home) =>
    today(municipalityCode(home.municipality)),
  );
  return new Map([...homes].map(([code, all]) => [code, all.length]));
}

/** A region's centre answers for its counties; a county of the plan lies in the region that the geography says. */
function placesIn({ content }: House, county: string): readonly Place[] {
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
  const groups = await listGroups(house.db, systemScope('list-group'), norwegianDateOf(house.now()));
  return groups.filter(
    ({ municipality }) => countyOfRound(house.content.geography, rollOut, municipality) === county,
  );
}
