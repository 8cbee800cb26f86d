import type { Registered, StoredEvent } from '@smalspor/database/events';
import { type MailOrder, queueMail } from '@smalspor/database/mail';
import type { Db } from '@smalspor/database/schema';
import { formatInstantDate, type Language } from '@smalspor/domain/texts';
import { osloClock } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';

export type EventLetter = 'event-moved-up' | 'event-changed' | 'event-cancelled' | 'event-evaluation';

type LetterHouse = Pick<House, 'configuration' | 'now'>;

interface MoreOfLetter {
  /** What else the letter says, in the reader's language. */
  readonly gapsIn?: (language: Language) => Record<string, string>;
  /** When it is sent, for a letter that has its time. */
  readonly dueAt?: string;
}

/**
 * Writes to people about an event, in the transaction that gives the reason. Each learns of the event and of the own place,
 * never of anyone else.
 * @param occasion tells this letter from an earlier one of the same kind, such as the event's version
 */
export async function queueEventLetters(
  house: LetterHouse,
  trx: Db,
  event: StoredEvent,
  letter: EventLetter,
  occasion: string,
  people: readonly Registered[],
  { gapsIn, dueAt }: MoreOfLetter = {},
): Promise<number> {
  const orders = people.flatMap(({ personId, address, language }): MailOrder[] => {
    if (address === null) return [];
    const reader = language ?? 'nb';
    return [
      {
        occasion: `${letter} ${event.id} ${occasion} ${personId}`,
        personId,
        letter,
        address,
        language: reader,
        gaps: {
          ...gapsOf(event, reader),
          ...gapsIn?.(reader),
          link: linkOf(house, `/events/${event.id}`),
        },
        ...(dueAt === undefined ? {} : { dueAt }),
      },
    ];
  });
  return orders.length === 0 ? 0 : queueMail(trx, orders, house.now());
}

/** What an event is called and when it is, in the reader's language. */
export function gapsOf({ title, startsAt }: StoredEvent, language: Language): Record<string, string> {
  return {
    title: title[language],
    when: `${formatInstantDate(startsAt, language)}, ${osloClock(startsAt).time}`,
  };
}

/** The address of the link that lets whoever has it ask for a place. */
export function invitationLink(
  house: Pick<House, 'configuration'>,
  { code }: Pick<StoredEvent, 'code'>,
): string {
  return linkOf(house, `/invitations/${code}`);
}

/** What an invitation to one leader is known by in the outbox. */
export function invitationOccasion(eventId: string, hpr: string): string {
  return `event-invitation ${eventId} ${hpr}`;
}

function linkOf({ configuration }: Pick<House, 'configuration'>, path: string): string {
  return new URL(path, configuration.server.publicUrl).href;
}
