import { createHash, randomBytes } from 'node:crypto';
import type { House } from '../../packages/application/src/house/house.ts';
import { openHouse } from '../../packages/application/src/house/open-house.ts';
import { catchUpGroups } from '../../packages/application/src/imports/catch-up-groups.ts';
import { doctorIn } from '../../packages/application/src/programmes/participant-of.ts';
import { makeMoves } from '../../packages/application/src/programmes/record-moves.ts';
import { type Group, listGroupMembers, listGroups } from '../../packages/database/src/groups/index.ts';
import { recordSignIn } from '../../packages/database/src/people/index.ts';
import { insertRound } from '../../packages/database/src/programmes/index.ts';
import { createSession } from '../../packages/database/src/sessions/index.ts';
import { systemScope } from '../../packages/domain/src/access/index.ts';
import { countyOfRound } from '../../packages/domain/src/programmes/county-of-round.ts';
import { currentProgramme, type MoveBody, newRound } from '../../packages/domain/src/programmes/index.ts';
import { addMonths, formatMonth, type PlainDate } from '../../packages/domain/src/time/index.ts';

/** Somebody at work in a browser. */
export interface Visitor {
  readonly roundId: string;
  readonly cookie: string;
  readonly leads: boolean;
}

export interface FilledHome {
  readonly rounds: number;
  readonly participants: number;
  readonly visitors: readonly Visitor[];
}

const USERS = 50;

/**
 * Makes up to so many rounds: RAK with all its members for every group, and then invitations to the yearly programme; and
 * gives fifty of those people a browser.
 */
export async function fillRounds(home: string, wanted: number): Promise<FilledHome> {
  const house = await openHouse({ home, access: 'writes', role: 'command' });
  try {
    const reader = await house.shelf.current();
    if (reader === null || !(await house.synthetic())) throw new Error(`${home} is no demonstration`);
    // A year before the registers end: the report at the start and the one after six months are both covered.
    await house.clock.set(`${formatMonth(addMonths(reader.manifest.to, -11))}-15T08:00:00Z`);
    await catchUpGroups(house);
    return await fill(house, wanted);
  } finally {
    await house.close();
  }
}

async function fill(house: House, wanted: number): Promise<FilledHome> {
  const programme = currentProgramme(house.content.programmes, 'rak');
  if (!programme) throw new Error('There is no RAK');
  const today = house.now().slice(0, 10) as PlainDate;
  const scope = systemScope('list-group');
  const groups = (await listGroups(house.db, scope, today))
    .filter(({ leaders, members }) => leaders.length > 0 && members >= 2)
    .slice(0, wanted);
  const visitors: Visitor[] = [];
  let participants = 0;
  for (const [index, group] of groups.entries()) {
    const members = (await listGroupMembers(house.db, scope, group.id, today)).map(({ hpr }) => hpr);
    const leader = group.leaders[0] ?? '';
    const county = countyOfRound(house.content.geography, programme.rollOut, group.municipality);
    const unit = { kind: 'general-practice-group', id: group.id, county };
    const bodies: readonly MoveBody[] = [
      { type: 'invited', unit, leader: doctorIn(leader) },
      { type: 'enrolled', unit, leader: doctorIn(leader) },
      ...[...new Set(members)].map(
        (hpr) => ({ type: 'joined', participant: doctorIn(hpr), profession: 'doctor', on: today }) as const,
      ),
    ];
    const made = makeMoves(house, programme, newRound(programme), 'job:bench', bodies);
    const id = house.newId();
    const place = { unitName: group.name, municipality: group.municipality };
    await house.db.transaction().execute((trx) => insertRound(trx, id, made.round, made.moves, place));
    participants += made.round.participants.size;
    if (visitors.length < USERS && index % Math.max(1, Math.floor(groups.length / USERS)) === 0) {
      const leads = visitors.length % 2 === 0;
      const hpr = leads ? leader : (members.find((each) => each !== leader) ?? leader);
      visitors.push({ roundId: id, cookie: await signIn(house, hpr), leads });
    }
  }
  const invited = await inviteAgain(house, groups.slice(0, wanted - groups.length));
  return { rounds: groups.length + invited, participants, visitors };
}

/** Invitations that nobody has answered yet. @returns how many */
async function inviteAgain(house: House, groups: readonly Group[]): Promise<number> {
  const programme = currentProgramme(house.content.programmes, 'rak-yearly');
  if (!programme) throw new Error('There is no yearly programme');
  for (const { id, name, municipality, leaders } of groups) {
    const county = countyOfRound(house.content.geography, programme.rollOut, municipality);
    const unit = { kind: 'general-practice-group', id, county };
    const body = { type: 'invited', unit, leader: doctorIn(leaders[0] ?? '') } as const;
    const made = makeMoves(house, programme, newRound(programme), 'job:bench', [body]);
    await house.db
      .transaction()
      .execute((trx) =>
        insertRound(trx, house.newId(), made.round, made.moves, { unitName: name, municipality }),
      );
  }
  return groups.length;
}

async function signIn(house: House, hpr: string): Promise<string> {
  const at = new Date().toISOString();
  const identity = { issuer: 'bench', subject: `hpr-${hpr}`, name: `Doctor ${hpr}`, hpr, pidPseudonym: null };
  const person = await recordSignIn(house.db, { ...identity, at });
  const token = randomBytes(32).toString('base64url');
  await createSession(house.db, {
    tokenHash: createHash('sha256').update(token).digest('hex'),
    userId: person.id,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  return `__Host-smalspor-session=${token}`;
}
