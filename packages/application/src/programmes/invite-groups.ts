import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import type { Group } from '@smalspor/database/groups';
import { once } from '@smalspor/database/idempotency';
import { queueMail } from '@smalspor/database/mail';
import { insertRound, listRounds, noteContact } from '@smalspor/database/programmes';
import type { Actor } from '@smalspor/domain/access';
import { isClosed, isOpenIn, newRound, type Round } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { addressesOf } from './addresses-of.ts';
import { namesOf } from './names-of.ts';
import { doctorIn } from './participant-of.ts';
import { makeMoves } from './record-moves.ts';
import { recruitsIn } from './recruits-in.ts';
import {
  currentPlan,
  demandCounty,
  demandRollOut,
  groupsOfCounty,
  type PlannedProgramme,
} from './roll-out.ts';
import { kindsIn } from './unit-register.ts';

/** The kind of unit that CME groups are in a programme. @throws Refusal `not-found` for a programme that is not for them */
function groupKindOf({ programme }: PlannedProgramme): string {
  const [kind] = kindsIn(programme, 'groups');
  if (!kind) throw new Refusal('not-found', 'The programme is not for CME groups.');
  return kind.id;
}

/** The groups of a county that the actor may ask: all of them, or those of the own municipality. */
async function findGroups(
  house: House,
  actor: Actor,
  planned: PlannedProgramme,
  county: string,
): Promise<readonly Group[]> {
  demandCounty(planned, county);
  groupKindOf(planned);
  const groups = await groupsOfCounty(house, planned, county);
  const own = groups.filter(({ municipality }) => recruitsIn(house, actor, municipality));
  if (own.length === 0 && groups.length > 0) {
    throw new Refusal('not-found', 'There is no group here that you may ask.');
  }
  return own;
}

export const listOfferedGroups: UnboundUseCase<House, 'listOfferedGroups'> = async (house, actor, input) => {
  const planned = demandRollOut(house, input.programme);
  const groups = await findGroups(house, actor, planned, input.county);
  const leaders = groups.flatMap(({ leaders: [leader] }) => leader ?? []);
  const [rounds, names, addresses, plan] = await Promise.all([
    listRounds(house.db, { programme: planned.programme.id, county: input.county }),
    namesOf(house, leaders),
    addressesOf(house.db, leaders),
    currentPlan(house, planned),
  ]);
  const { from } = demandCounty({ rollOut: plan }, input.county);
  const { geography } = house.content;
  const kind = groupKindOf(planned);
  return {
    county: geography.countyByCode.get(input.county)?.name ?? input.county,
    from: formatMonth(from),
    isOpen: isOpenIn(plan, input.county, monthOfDate(norwegianDateOf(house.now()))),
    groups: groups.map(({ id, name, municipality, leaders: [leader], members }) => {
      const round = rounds.find(({ unit }) => unit.kind === kind && unit.id === id);
      return {
        id,
        name,
        municipality: geography.municipalityByCode.get(municipality)?.name ?? municipality,
        leader: leader === undefined ? null : (names.get(leader) ?? null),
        members,
        status: round?.status ?? null,
        roundId: round?.id ?? null,
        hasAddress: leader !== undefined && addresses.has(leader),
      };
    }),
  };
};

/**
 * Invites the leaders of groups. Invitation and letter are written together. A group without a leader or with an open round is
 * left out and not counted.
 */
export const inviteGroups: UnboundUseCase<House, 'inviteGroups'> = async (house, actor, input, call) => {
  const planned = demandRollOut(house, input.programme);
  const groups = new Map(
    (await findGroups(house, actor, planned, input.county)).map((group) => [group.id, group]),
  );
  if (input.groups.some(({ id }) => !groups.has(id))) {
    throw new Refusal('invalid-request', 'A group that was chosen is not in this county. Reload the page.');
  }
  const plan = await currentPlan(house, planned);
  if (!isOpenIn(plan, input.county, monthOfDate(norwegianDateOf(house.now())))) {
    throw new Refusal(
      'move-refused',
      'The plan offers this county the programme later: change the plan first.',
    );
  }
  const request = writeRequest(house, actor, 'inviteGroups', input, call);
  const { value } = await once(house.db, request, async (trx) => {
    const { programme } = planned;
    const kind = groupKindOf(planned);
    const open = (await listRounds(trx, { programme: programme.id, county: input.county })).filter(
      ({ status }) => !isClosed({ status } as Round),
    );
    const taken = new Set(open.map(({ unit }) => unit.id));
    const asked = new Map(input.groups.map((one) => [one.id, one]));
    const chosen = [...asked.values()].flatMap(({ id, mailAddress }) => {
      const group = groups.get(id);
      const leader = group?.leaders[0];
      return group && leader !== undefined && !taken.has(id) ? [{ group, leader, mailAddress }] : [];
    });
    for (const { leader, mailAddress } of chosen) {
      if (mailAddress !== undefined) await noteContact(trx, leader, mailAddress, house.now());
    }
    const addresses = await addressesOf(
      trx,
      chosen.map(({ leader }) => leader),
    );
    let letters = 0;
    for (const { group, leader } of chosen) {
      const id = house.newId();
      const unit = { kind, id: group.id, county: input.county };
      const made = makeMoves(house, programme, newRound(programme), actor, [
        { type: 'invited', unit, leader: doctorIn(leader) },
      ]);
      await insertRound(trx, id, made.round, made.moves, {
        unitName: group.name,
        municipality: group.municipality,
      });
      const to = addresses.get(leader);
      if (!to) continue;
      const link = new URL(`/rounds/${id}`, house.configuration.server.publicUrl).href;
      const programmeName = programme.texts[to.language].name;
      letters += await queueMail(
        trx,
        [
          {
            occasion: `invitation ${id}`,
            personId: to.personId,
            hpr: leader,
            letter: 'invitation',
            address: to.address,
            language: to.language,
            gaps: { link, group: group.name, programme: programmeName },
          },
        ],
        house.now(),
      );
    }
    const audited = { act: 'invite-groups', objectKind: 'county', objectId: input.county };
    await appendAudit(trx, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
    return { invited: chosen.length, letters, withoutAddress: chosen.length - letters };
  });
  return value;
};
