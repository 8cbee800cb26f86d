import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import type { Actor } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { Localised } from '@smalspor/domain/texts';

type EventView = OutputOf<'readEvent'>;
type EventUseCases = Pick<
  UseCases,
  | 'listEvents'
  | 'readEvent'
  | 'readInvitation'
  | 'makeEvent'
  | 'changeEvent'
  | 'cancelEvent'
  | 'inviteToEvent'
  | 'planEventDay'
  | 'inviteInstitutionsToEvent'
  | 'registerColleagues'
  | 'noteAttendance'
  | 'registerForEvent'
  | 'withdrawFromEvent'
  | 'readEventCalendar'
  | 'readEventQuestions'
  | 'answerEventQuestions'
  | 'readEventOpinions'
>;

const same = (text: string): Localised => ({ nb: text, nn: text, en: text });

/** What the link of the example's invitation ends with. */
export const FAKE_CODE = 'examplecode-examplecod';

const EVENT: EventView = {
  id: 'example-event',
  kind: 'kick-off',
  programme: 'rak',
  title: same('Oppstart for RAK i Oslo'),
  description: same('Vi går gjennom kurset og tallene, og du møter de andre som leder grupper.'),
  startsAt: '2030-02-10T16:00:00Z',
  endsAt: '2030-02-10T18:00:00Z',
  place: 'Legenes hus, Oslo',
  link: 'https://example.no/oppstart',
  capacity: 40,
  hasWaitingList: true,
  agenda: [
    { time: '17:00', title: 'Velkommen', speaker: 'Antibiotikasenteret' },
    { time: '17:20', title: 'Tallene i Oslo', speaker: '' },
  ],
  material: [{ title: 'Lysark', url: 'https://example.no/lysark' }],
  meeting: null,
  colleagues: null,
  state: 'open',
  version: 1,
  organiser: null,
  own: 'none',
  placeInQueue: null,
  attended: null,
  evaluation: null,
  freeSeats: 12,
  isOpen: true,
  isOver: false,
  running: null,
};

const RUNNING: NonNullable<EventView['running']> = {
  invitationLink: `https://example.no/invitations/${FAKE_CODE}`,
  groups: 8,
  invitesGroups: true,
  isForInstitutions: false,
  homes: [],
  meetings: [{ id: 'first', name: same('Første møte') }],
  unreached: [
    { group: 'Grünerløkka 1', municipality: 'Oslo', leader: 'Berit Leder', why: 'no-address' },
    { group: 'Sagene 3', municipality: 'Oslo', leader: null, why: 'no-leader' },
    { group: 'Frogner 2', municipality: 'Oslo', leader: 'Ola Leder', why: 'not-delivered' },
  ],
  people: [
    { id: 'anne', name: 'Anne Demo', state: 'registered', attended: null, getsLetters: false },
    { id: 'leif', name: 'Leif Leder', state: 'waiting', attended: null, getsLetters: true },
  ],
  counties: [
    { county: '01', name: 'Østfold' },
    { county: '03', name: 'Oslo' },
  ],
};

/** One event, as it is for each reader; what is done to it stays in memory. */
export function createFakeEvents(): EventUseCases {
  const states = new Map<string, EventView['own']>();
  let event = EVENT;
  const runs = ({ roles }: Actor): boolean => roles.includes('programme-admin');
  const view = (actor: Actor, eventId: string): EventView => {
    if (eventId !== event.id) throw new Refusal('not-found', 'There is no such event for you.');
    return { ...event, own: states.get(actor.userId) ?? 'none', running: runs(actor) ? RUNNING : null };
  };
  return {
    listEvents: async (actor) => {
      const { id, kind, programme, title, startsAt, endsAt, place, state, isOver, own } = view(
        actor,
        event.id,
      );
      return {
        events: [
          {
            id,
            kind,
            programme,
            title,
            startsAt,
            endsAt,
            place,
            state,
            isOver,
            own,
            isAsked: false,
            runs: runs(actor),
          },
        ],
        organisers: [],
      };
    },
    readEvent: async (actor, { eventId }) => view(actor, eventId),
    readInvitation: async (actor, { code }) => view(actor, code === FAKE_CODE ? event.id : 'none'),
    makeEvent: async (actor) => view(actor, event.id),
    changeEvent: async (actor, { eventId, version, ...details }) => {
      if (version !== event.version) {
        throw new Refusal('changed-meanwhile', 'Somebody else has changed this event: read it again.');
      }
      event = { ...event, ...details, version: version + 1 };
      return view(actor, eventId);
    },
    cancelEvent: async (actor, { eventId }) => {
      event = { ...event, state: 'cancelled', isOpen: false, version: event.version + 1 };
      return view(actor, eventId);
    },
    inviteToEvent: async () => ({ invited: 8, letters: 6, withoutAddress: 2 }),
    planEventDay: async (actor, { eventId, version, ...day }) => {
      event = { ...event, ...day, version: version + 1 };
      return view(actor, eventId);
    },
    inviteInstitutionsToEvent: async () => ({ invited: 0, letters: 0, withoutAddress: 0 }),
    registerColleagues: async (actor, { eventId }) => view(actor, eventId),
    noteAttendance: async (actor, { eventId }) => view(actor, eventId),
    registerForEvent: async (actor, { eventId }) => {
      states.set(actor.userId, 'registered');
      return view(actor, eventId);
    },
    withdrawFromEvent: async (actor, { eventId }) => {
      states.set(actor.userId, 'withdrawn');
      return view(actor, eventId);
    },
    readEventQuestions: async () => {
      throw new Refusal('not-found', 'There is nothing here that you are asked about.');
    },
    answerEventQuestions: async () => {
      throw new Refusal('not-found', 'There is nothing here that you are asked about.');
    },
    readEventOpinions: async () => ({
      state: 'none',
      closesOn: null,
      asked: 0,
      answered: null,
      minimumAnswers: 5,
      version: null,
      questions: [],
      told: null,
    }),
    readEventCalendar: async () => ({
      bytes: new TextEncoder().encode('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'),
      fileName: 'kick-off.ics',
      mediaType: 'text/calendar; charset=utf-8',
    }),
  };
}
