import { ROUND_STATUSES, UNIT_REGISTERS } from '@smalspor/domain/programmes';
import { Type } from 'typebox';
import { MAIL_ADDRESS } from './account.ts';
import { operation } from './operation.ts';
import { Count, Id, LocalisedSchema, MonthText, Nothing, Nullable, OneOf } from './schemas.ts';

const PartId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' });
const CountyCode = Type.String({ pattern: '^[0-9]{2}$' });
const MunicipalityCode = Type.String({ pattern: '^[0-9]{4}$' });

/** How far a programme has come in an area. */
const Progress = {
  rounds: Type.Object({
    invited: Count,
    enrolled: Count,
    active: Count,
    finished: Count,
    withdrawn: Count,
    lapsed: Count,
  }),
  groups: Count,
  participants: Count,
  gps: Nullable(Count),
  /** Per cent of the GPs; `null` where their number is not known. */
  shareOfGps: Nullable(Type.Number()),
};

export const CountyStatus = Type.Object({
  county: CountyCode,
  name: Type.String(),
  from: MonthText,
  /** Made up for the invented country; a site plans its own. */
  isInvented: Type.Boolean(),
  /** Whether I may ask groups here. */
  mayInvite: Type.Boolean(),
  ...Progress,
});

/** A municipality that someone answers for, with the county whose plan it follows; `null` where nobody can tell. */
export const MunicipalityStatus = Type.Object({
  municipality: MunicipalityCode,
  name: Type.String(),
  county: Nullable(CountyCode),
  from: Nullable(MonthText),
  ...Progress,
});

export const OfferedGroup = Type.Object({
  id: Id,
  name: Type.String(),
  municipality: Type.String(),
  leader: Nullable(Type.String()),
  members: Count,
  /** Where the group's newest round stands; `null` for one that was never invited. */
  status: Nullable(OneOf(ROUND_STATUSES)),
  roundId: Nullable(Id),
  /** Whether the leader can be written to. */
  hasAddress: Type.Boolean(),
});

const ProgrammeParams = Type.Object({ programme: PartId });
const CountyParams = Type.Object({ programme: PartId, county: CountyCode });
const read = { method: 'GET', kind: 'json', status: 200, query: Nothing, body: Nothing } as const;

/** Which register the programme's units stand in; `groups` below counts those. */
const Register = OneOf(UNIT_REGISTERS);

const RollOutView = Type.Object({
  programme: LocalisedSchema,
  register: Register,
  counties: Type.Array(CountyStatus),
  /** The municipalities that I answer for myself. */
  municipalities: Type.Array(MunicipalityStatus),
  /** Of the whole country. */
  total: Type.Object({
    participants: Count,
    gps: Nullable(Count),
    shareOfGps: Nullable(Type.Number()),
  }),
});

export const rollOutOperations = {
  listProgrammes: operation({
    ...read,
    path: '/api/programmes',
    summary: 'The programmes that are rolled out county by county',
    policy: 'canFollowSomeArea',
    params: Nothing,
    response: Type.Object({
      programmes: Type.Array(
        Type.Object({ id: PartId, name: LocalisedSchema, short: LocalisedSchema, register: Register }),
      ),
    }),
  }),
  readRollOut: operation({
    ...read,
    path: '/api/programmes/:programme/roll-out',
    summary: 'How far a programme has come, county by county, within what I answer for',
    policy: 'canFollowSomeArea',
    params: ProgrammeParams,
    response: RollOutView,
  }),
  planCounty: operation({
    method: 'PUT',
    path: '/api/programmes/:programme/roll-out/:county',
    summary: 'Plan from when a county is offered the programme',
    policy: 'canPlanRollOut',
    kind: 'json',
    status: 200,
    params: CountyParams,
    query: Nothing,
    body: Type.Object({ from: MonthText }),
    response: RollOutView,
  }),
  listOfferedGroups: operation({
    ...read,
    path: '/api/programmes/:programme/roll-out/:county/groups',
    summary: 'The CME groups of a county and how far each has come',
    policy: 'canRecruitSomewhere',
    params: CountyParams,
    response: Type.Object({
      county: Type.String(),
      isOpen: Type.Boolean(),
      from: MonthText,
      groups: Type.Array(OfferedGroup),
    }),
  }),
  inviteGroups: operation({
    method: 'POST',
    path: '/api/programmes/:programme/roll-out/:county/invitations',
    summary: 'Invite the leaders of groups; each gets a letter with a link where there is an address',
    policy: 'canRecruitSomewhere',
    kind: 'json',
    status: 200,
    params: CountyParams,
    query: Nothing,
    body: Type.Object({
      groups: Type.Array(
        Type.Object({
          id: Id,
          /** Where the leader is written to, when it is not known already. */
          mailAddress: Type.Optional(Type.String({ pattern: MAIL_ADDRESS, maxLength: 254 })),
        }),
        { minItems: 1, maxItems: 500 },
      ),
    }),
    response: Type.Object({ invited: Count, letters: Count, withoutAddress: Count }),
  }),
} as const;
