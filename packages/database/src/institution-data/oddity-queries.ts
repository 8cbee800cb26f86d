import type { OddityAnswer } from '@smalspor/domain/institution-data';
import type { Db } from '../schema/tables.ts';

export interface StoredOddityAnswer extends OddityAnswer {
  readonly answeredAt: string;
  readonly answeredByName: string;
}

export async function insertOddityAnswer(
  trx: Db,
  organisation: number,
  answer: StoredOddityAnswer & { readonly id: string; readonly answeredBy: string },
): Promise<void> {
  await trx
    .insertInto('oddity_answers')
    .values({
      id: answer.id,
      organisation,
      oddity: answer.oddity,
      figures: answer.figures,
      answer: answer.answer,
      reason: answer.reason,
      answered_at: answer.answeredAt,
      answered_by: answer.answeredBy,
      answered_by_name: answer.answeredByName,
    })
    .execute();
}

/** What an institution has said of what looked odd, the newest first. */
export async function listOddityAnswers(
  db: Db,
  organisation: number,
): Promise<readonly StoredOddityAnswer[]> {
  return db
    .selectFrom('oddity_answers')
    .select([
      'oddity',
      'figures',
      'answer',
      'reason',
      'answered_at as answeredAt',
      'answered_by_name as answeredByName',
    ])
    .where('organisation', '=', organisation)
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .execute();
}
