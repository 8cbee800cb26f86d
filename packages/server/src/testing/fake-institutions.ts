import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import type { Localised } from '@smalspor/domain/texts';

type InstitutionUseCases = Pick<
  UseCases,
  | 'listInstitutions'
  | 'readInstitution'
  | 'listOfferedInstitutions'
  | 'inviteContact'
  | 'inviteColleague'
  | 'withdrawInvitation'
  | 'endInstitutionAccess'
  | 'readInstitutionInvitation'
  | 'acceptInstitutionInvitation'
>;

const same = (text: string): Localised => ({ nb: text, nn: text, en: text });

/** One invented home in the middle of its year. */
const HOME: OutputOf<'readInstitution'> = {
  organisation: '310000019',
  name: 'Solbakken sykehjem',
  municipality: 'Bergen',
  county: 'Vestland',
  isOpen: true,
  wards: [
    { type: 'long-term', beds: 40 },
    { type: 'short-term', beds: null },
  ],
  history: [
    { month: '2020-01', kind: 'beds', wardType: 'long-term', before: '36', after: '40' },
    { month: '2018-01', kind: 'opened', wardType: 'long-term', before: null, after: '36' },
  ],
  contact: 'Nina Nilsen Demo',
  isOwn: true,
  takesIn: true,
  namesContact: false,
  rounds: [
    {
      id: 'example-round',
      programme: same('RASK'),
      status: 'active',
      statusText: { nb: 'i gang', nn: 'i gang', en: 'active' },
      isMine: true,
      phases: [
        { id: 'preparing', name: same('Forberedelse'), begunOn: '2020-01-20' },
        { id: 'acting', name: same('Mål og tiltak'), begunOn: null },
      ],
      next: { name: same('Mål og tiltak'), waitsFor: [same('Startkonferanse er holdt.')] },
    },
  ],
  people: [
    {
      personId: 'p-1',
      name: 'Nina Nilsen Demo',
      role: 'institution-contact',
      hasHpr: false,
      since: '2020-01-15',
      endedOn: null,
      isSelf: true,
      mayEnd: false,
    },
    {
      personId: 'p-2',
      name: 'Lars Lege Demo',
      role: 'institution-staff',
      hasHpr: true,
      since: '2020-01-16',
      endedOn: null,
      isSelf: false,
      mayEnd: true,
    },
  ],
  invitations: [
    {
      invitationId: 'i-1',
      name: 'Kari',
      role: 'institution-staff',
      expiresOn: '2020-02-20',
      isOver: false,
    },
  ],
};

const invited = async () => ({
  link: 'https://example.no/institution-invitations/AAAAAAAAAAAAAAAAAAAAAA',
  expiresAt: '2020-02-20T10:00:00Z',
  letters: 1,
  institution: HOME,
});
const theHome = async () => HOME;

/** The pages of institutions, with one home that never changes. */
export function createFakeInstitutions(): InstitutionUseCases {
  return {
    listInstitutions: async () => ({
      institutions: [{ organisation: HOME.organisation, name: HOME.name, municipality: HOME.municipality }],
    }),
    readInstitution: async (_actor, { organisation }) => {
      if (organisation !== HOME.organisation) throw new Refusal('not-found', 'There is no such institution.');
      return HOME;
    },
    listOfferedInstitutions: async () => ({
      county: 'Hordaland',
      isOpen: true,
      from: '2018-09',
      institutions: [
        {
          organisation: HOME.organisation,
          name: HOME.name,
          municipality: HOME.municipality,
          wards: HOME.wards,
          contact: null,
          invited: null,
          status: null,
        },
      ],
    }),
    inviteContact: invited,
    inviteColleague: invited,
    withdrawInvitation: theHome,
    endInstitutionAccess: theHome,
    readInstitutionInvitation: async () => ({
      organisation: HOME.organisation,
      institution: HOME.name,
      role: 'institution-contact',
      programme: { name: same('Riktigere antibiotikabruk på sykehjem'), effort: same('Ett år.') },
      expiresOn: '2020-03-20',
      isMine: false,
    }),
    acceptInstitutionInvitation: async () => ({ organisation: HOME.organisation, roundId: 'example-round' }),
  };
}
