import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listMail } from '@smalspor/database/mail';
import type { House } from '../house/house.ts';
import { writeMail } from '../mail/mail-message.ts';
import { demandDemonstration } from './demo-clock.ts';

const SHOWN_LETTERS = 50;

/** What the demonstration would have sent: invented letters to invented people, so whoever looks may see them all. */
export const readDemoInbox: UnboundUseCase<House, 'readDemoInbox'> = async (house) => {
  await demandDemonstration(house);
  const letters = [
    ...(await listMail(house.db, 'waiting', SHOWN_LETTERS)),
    ...(await listMail(house.db, 'sent', SHOWN_LETTERS)),
  ];
  return {
    letters: letters
      .map((letter) => {
        const { subject, text } = writeMail(house.content.messages, letter, house.configuration.mail.from);
        const at = letter.endedAt ?? letter.queuedAt;
        return { id: letter.id, at, to: letter.address, subject, text };
      })
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, SHOWN_LETTERS),
  };
};
