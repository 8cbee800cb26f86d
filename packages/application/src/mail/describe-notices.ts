import type { OutputOf } from '@smalspor/contract/operations';
import { listMailTo, type StoredMail } from '@smalspor/database/mail';
import { findConfirmation, findPerson } from '@smalspor/database/people';
import { findDigestChoice } from '@smalspor/database/signals';
import { type Actor, canFollowSignals } from '@smalspor/domain/access';
import { noticeKindsOf } from '@smalspor/domain/mail';
import type { House } from '../house/house.ts';
import { CONFIRMATION, isUsable } from './address-code.ts';
import { writeMail } from './mail-message.ts';

const SHOWN_LETTERS = 20;

/** The reader's own letters. Whoever could read a code here would prove nothing by it. */
function describeLetter(house: House, letter: StoredMail): OutputOf<'readNotices'>['letters'][number] {
  const told =
    letter.letter === CONFIRMATION ? { ...letter, gaps: { ...letter.gaps, code: '••• •••' } } : letter;
  const { subject, text } = writeMail(house.content.messages, told, house.configuration.mail.from);
  return { id: letter.id, at: letter.endedAt ?? letter.queuedAt, state: letter.state, subject, text };
}

/** Where somebody is written to and about what, and the letters so far. */
export async function noticesOf(house: House, actor: Actor): Promise<OutputOf<'readNotices'>> {
  const [person, waiting, letters, digest] = await Promise.all([
    findPerson(house.db, actor.userId),
    findConfirmation(house.db, actor.userId),
    listMailTo(house.db, actor.userId, SHOWN_LETTERS),
    findDigestChoice(house.db, actor.userId),
  ]);
  return {
    mailAddress: person?.mailAddress ?? null,
    waiting: waiting && { address: waiting.address, isOpen: isUsable(waiting, house.now()) },
    kinds: noticeKindsOf(actor).map((kind) => ({ kind, isOn: !person?.noticesOff.includes(kind) })),
    digest: canFollowSignals(actor) ? (digest ?? 'off') : null,
    letters: letters.map((letter) => describeLetter(house, letter)),
  };
}
