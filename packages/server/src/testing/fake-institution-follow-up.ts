import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';

type FollowUpUseCases = Pick<
  UseCases,
  | 'readInstitutionCoverage'
  | 'listFollowedInstitutions'
  | 'exportFollowedInstitutions'
  | 'readReminderLetter'
  | 'remindInstitutions'
  | 'readInstitutionChange'
  | 'readInstitutionSpread'
>;

const NONE = { active: 1, enrolled: 0, finished: 0, listed: 0, invited: 0, declined: 0, none: 1 };
const HALF = { all: 2, takingPart: 1, share: 50, missing: 1, standings: NONE };
const KINDS = [{ id: 'nursing-home', name: { nb: 'Sykehjem', nn: 'Sjukeheim', en: 'Nursing home' } }];

const CHOSEN = {
  unitType: 'long-term' as const,
  unitTypes: ['long-term' as const],
  indicator: 'institution-total',
  indicators: [],
};

/** A county with two invented homes, of which one takes part and has delivered. */
export function createFakeInstitutionFollowUp(): FollowUpUseCases {
  return {
    readInstitutionCoverage: async () => {
      const all = { ...HALF, kinds: [{ kind: 'nursing-home', ...HALF }] };
      const municipalities = [{ code: '4601', name: 'Bergen', ...HALF }];
      return {
        aim: { low: 80, high: 100 },
        kinds: KINDS,
        all,
        counties: [{ code: '46', name: 'Vestland', ...all, municipalities }],
      };
    },
    listFollowedInstitutions: async () => ({
      until: '2020-12',
      reminderDays: 30,
      remindsByItself: false,
      kinds: KINDS,
      institutions: [],
    }),
    exportFollowedInstitutions: async () => ({
      bytes: new Uint8Array(),
      fileName: 'institusjoner.csv',
      mediaType: 'text/csv; charset=utf-8',
    }),
    readReminderLetter: async () => {
      throw new Refusal('not-found', 'There is no such institution for you to remind.');
    },
    remindInstitutions: async () => ({ letters: 0, toCall: [], recent: 0 }),
    readInstitutionChange: async () => ({
      ...CHOSEN,
      ...{ of: 'all' as const, counties: [], total: null, others: null, mean: null },
    }),
    readInstitutionSpread: async () => ({
      ...CHOSEN,
      ...{ period: null, counties: [], among: null, reason: 'no-data' as const, bins: [] },
    }),
  };
}
