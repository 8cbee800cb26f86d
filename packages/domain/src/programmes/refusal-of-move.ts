import { Refusal } from '../refusal/refusal.ts';
import { fillMessage, type Messages } from '../texts/index.ts';
import type { MoveRefusal } from './move-refusal.ts';

/**
 * A refused move as the refusal that a use case throws: the English sentence for the log, the reason and its facts for a page
 * that writes its own.
 */
export function refusalOfMove({ reason, facts }: MoveRefusal, messages: Messages): Refusal {
  const detail = fillMessage(messages, `programme.refused.${reason}`, facts).en;
  return new Refusal('move-refused', detail, { facts: { reason, ...facts } });
}
