import { findRound, listRounds, type RoundEntry, readRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import {
  type MoveBody,
  type ProgrammeDefinition,
  programmeAt,
  type Round,
} from '@smalspor/domain/programmes';
import type { Doer } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';
import { recordMoves } from '../programmes/record-moves.ts';
import { institutionKindsOf } from './institution-kinds.ts';

/** A round of an institution, with what its moves add up to. */
export interface InstitutionRound {
  readonly entry: RoundEntry;
  readonly programme: ProgrammeDefinition;
  readonly round: Round;
}

const OPEN = ['invited', 'enrolled', 'active'] as const;

/** The rounds of an institution whose programme the content still has, the newest first. */
export async function roundsOfInstitution(
  { content }: Pick<House, 'content'>,
  db: Db,
  organisation: number,
  { isOpen = false }: { readonly isOpen?: boolean } = {},
): Promise<readonly InstitutionRound[]> {
  const rounds: InstitutionRound[] = [];
  for (const kind of institutionKindsOf(content)) {
    const unit = { kind, id: String(organisation) };
    for (const entry of await listRounds(db, isOpen ? { unit, statuses: OPEN } : { unit })) {
      const programme = programmeAt(content.programmes, entry.programme);
      if (programme) rounds.push({ entry, programme, round: await readRound(db, entry.id, programme) });
    }
  }
  return rounds.sort((a, b) => (a.entry.openedAt < b.entry.openedAt ? 1 : -1));
}

/**
 * Makes the moves that each open round of an institution asks for, each round locked meanwhile.
 * @returns the rounds that were moved
 */
export async function moveRounds(
  house: Pick<House, 'content' | 'now' | 'newId'>,
  trx: Db,
  organisation: number,
  doer: Doer,
  movesOf: (round: InstitutionRound) => readonly MoveBody[],
): Promise<readonly string[]> {
  const moved: string[] = [];
  for (const { entry: seen, programme } of await roundsOfInstitution(house, trx, organisation, {
    isOpen: true,
  })) {
    const entry = await findRound(trx, seen.id, true);
    if (!entry) continue;
    const round = await readRound(trx, entry.id, programme);
    const bodies = movesOf({ entry, programme, round });
    if (bodies.length === 0) continue;
    await recordMoves(house, trx, { entry, programme, round }, doer, bodies);
    moved.push(entry.id);
  }
  return moved;
}
