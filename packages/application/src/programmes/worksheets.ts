import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { listGoals } from '@smalspor/database/goals';
import { once } from '@smalspor/database/idempotency';
import {
  listWorksheets,
  markHandedIn,
  saveWorksheet as saveDraft,
  type Worksheet,
  type WorksheetAnswers,
} from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { type Actor, ownScope } from '@smalspor/domain/access';
import { isRunning, type ProgrammeMeeting, refusalOfMove } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { listOwnGoals } from '../goals/index.ts';
import { readGoalChoices } from '../goals/read-goal-choices.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { changeRound } from './change-round.ts';
import { demandEverTakingPart, demandTakingPart, findMyRound, type MyRound } from './find-my-round.ts';
import { recordMoves } from './record-moves.ts';

export const readWorksheet: UnboundUseCase<House, 'readWorksheet'> = async (house, actor, input) => {
  const mine = await findMyRound(house, house.db, actor, input.roundId);
  const { id, leftOn } = demandEverTakingPart(mine);
  const meeting = meetingIn(mine, input.meeting);
  const saved = await findWorksheet(house.db, mine.entry.id, meeting.id, id);
  const goals = actor.hpr === null ? [] : await listOwnGoals(house, actor);
  return {
    meeting: meeting.name,
    questions: [...meeting.worksheet],
    answers: (saved?.answers ?? {}) as Record<string, string | string[]>,
    version: saved?.version ?? 0,
    savedAt: saved?.savedAt ?? null,
    handedInAt: saved?.handedInAt ?? null,
    canWrite: leftOn === null && isRunning(mine.round),
    // Not the figures: a worksheet is read beside colleagues.
    goals: goals.map(({ id, name }) => ({ id, text: name })),
    measures: house.content.measures.map(({ id, name }) => ({ id, text: name })),
  };
};

/** Saves what has been written so far, whole or not; nobody but the writer reads it. */
export const saveWorksheet: UnboundUseCase<House, 'saveWorksheet'> = async (house, actor, input, call) => {
  const request = writeRequest(house, actor, 'saveWorksheet', input, call);
  const { value } = await once(house.db, request, async (trx) => {
    const mine = await findMyRound(house, trx, actor, input.roundId);
    const { id } = demandTakingPart(mine);
    if (!isRunning(mine.round)) {
      const facts = { move: 'worksheet-handed-in', status: mine.round.status };
      throw refusalOfMove({ reason: 'wrong-status', facts }, house.content.messages);
    }
    const meeting = meetingIn(mine, input.meeting);
    demandKnownQuestions(meeting, input.answers);
    await demandKnownChoices(house, actor, meeting, input.answers);
    const key = { roundId: mine.entry.id, meeting: meeting.id, participant: id };
    const savedAt = house.now();
    return { version: await saveDraft(trx, key, input.answers, input.version, savedAt), savedAt };
  });
  return value;
};

/** Hands in the worksheet as it was saved last. Handing in twice is refused, and nothing is lost by it. */
export const handInWorksheet: UnboundUseCase<House, 'handInWorksheet'> = (house, actor, input, call) =>
  changeRound(house, actor, input, call, {
    operation: 'handInWorksheet',
    act: 'hand-in-worksheet',
    seen: null,
    work: async (trx, mine) => {
      const { id } = demandTakingPart(mine);
      const meeting = meetingIn(mine, input.meeting);
      const saved = await findWorksheet(trx, mine.entry.id, meeting.id, id);
      if (saved !== null && saved.version !== input.version) {
        throw new Refusal(
          'changed-meanwhile',
          'The worksheet was saved in another window: read it again before you hand it in.',
        );
      }
      const hasGoals = await canSetGoals(house, actor, call);
      demandAnswers(meeting, saved?.answers ?? {}, hasGoals);
      await recordMoves(house, trx, mine, actor, [
        { type: 'worksheet-handed-in', meeting: meeting.id, participant: id },
      ]);
      await markHandedIn(trx, { roundId: mine.entry.id, meeting: meeting.id, participant: id }, house.now());
    },
  });

function meetingIn({ programme }: MyRound, id: string): ProgrammeMeeting {
  const meeting = programme.meetings.find((each) => each.id === id);
  if (!meeting || meeting.worksheet.length === 0) {
    throw new Refusal('not-found', 'There is no such worksheet.');
  }
  return meeting;
}

async function findWorksheet(
  db: Db,
  roundId: string,
  meeting: string,
  participant: string,
): Promise<Worksheet | null> {
  const all = await listWorksheets(db, roundId, participant);
  return all.find((each) => each.meeting === meeting) ?? null;
}

/** Only own goals and measures of the catalogue can be chosen. @throws Refusal `invalid-request` */
async function demandKnownChoices(
  house: House,
  actor: Actor,
  { worksheet }: ProgrammeMeeting,
  answers: WorksheetAnswers,
): Promise<void> {
  const chosen = (kind: 'goal' | 'measure') =>
    worksheet.filter((question) => question.kind === kind).flatMap(({ id }) => answers[id] ?? []);
  const measures = new Set(house.content.measures.map(({ id }) => id));
  const goals = new Set(
    actor.hpr === null ? [] : (await listGoals(house.db, ownScope(actor))).map(({ id }) => id),
  );
  if (chosen('measure').every((id) => measures.has(id)) && chosen('goal').every((id) => goals.has(id)))
    return;
  throw new Refusal(
    'invalid-request',
    'A goal or measure that was chosen is not there any more. Reload the page.',
  );
}

/** @throws Refusal `invalid-request` */
function demandKnownQuestions({ worksheet }: ProgrammeMeeting, answers: WorksheetAnswers): void {
  for (const [id, answer] of Object.entries(answers)) {
    const question = worksheet.find((each) => each.id === id);
    const fits = question && (typeof answer === 'string') === (question.kind === 'text');
    if (!fits) throw new Refusal('invalid-request', 'The worksheet has no such question. Reload the page.');
  }
}

/** Whether there is any figure that the writer could make a goal of; whoever has none is not asked for one. */
async function canSetGoals(house: House, actor: Actor, call: CallContext): Promise<boolean> {
  if (actor.hpr === null) return false;
  return (await readGoalChoices(house, actor, {}, call)).choices.length > 0;
}

/** @throws Refusal `invalid-request` when a question that must be answered is not */
function demandAnswers({ worksheet }: ProgrammeMeeting, answers: WorksheetAnswers, hasGoals: boolean): void {
  const open = worksheet.filter(
    ({ id, kind, required }) => required && (kind !== 'goal' || hasGoals) && isEmpty(answers[id]),
  );
  if (open.length === 0) return;
  throw new Refusal('invalid-request', 'Answer every question that must be answered before you hand in.', {
    facts: { open: open.map(({ id }) => id).join(' ') },
  });
}

function isEmpty(answer: string | readonly string[] | undefined): boolean {
  return answer === undefined || (typeof answer === 'string' ? answer.trim() === '' : answer.length === 0);
}
