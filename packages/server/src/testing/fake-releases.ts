import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import type { FakeTasks } from './fake-tasks.ts';

type Release = OutputOf<'readRelease'>;

const RELEASES: readonly Release[] = [
  {
    id: '2021-01-15-1',
    state: 'published',
    publishedAt: '2021-01-15T06:00:00Z',
    from: '2015-01',
    to: '2020-12',
    contentVersion: '1',
    geography: '2024-01-01',
    synthetic: true,
    prescribers: 412,
    reportsIssued: 409,
    batches: [{ id: 'batch-2', format: 'dispensings', rows: 182_304 }],
    coverage: [
      {
        id: 'withDdd',
        label: { nb: 'Utleveringer med DDD', nn: 'Utleveringar med DDD', en: 'Dispensings with DDD' },
        counted: 182_090,
        total: 182_304,
      },
      {
        id: 'withDiagnosis',
        label: {
          nb: 'Resepter med diagnose',
          nn: 'Reseptar med diagnose',
          en: 'Prescriptions with a diagnosis',
        },
        counted: 22_186,
        total: 160_118,
      },
    ],
    disclosure: [
      { level: 'county', published: 7_200, hidden: 0 },
      { level: 'municipality', published: 5_311, hidden: 204 },
      { level: 'group', published: 1_980, hidden: 36 },
    ],
    files: { count: 14, bytes: 48_120_000, verifiedAt: '2021-01-15T06:00:02Z' },
  },
];

type ReleaseUseCases = Pick<UseCases, 'listReleases' | 'readRelease' | 'startRelease' | 'startIssuing'>;

export function createFakeReleases(tasks: FakeTasks): ReleaseUseCases {
  const [current] = RELEASES;
  const result = { batchId: null, releaseId: current?.id ?? null, reports: null, unchanged: false };
  return {
    listReleases: async () => ({ releases: [...RELEASES] }),
    readRelease: async (_actor, { releaseId }) => {
      const release = RELEASES.find(({ id }) => id === releaseId);
      if (!release) throw new Refusal('not-found', 'There is no such release.');
      return release;
    },
    startRelease: async ({ name }) =>
      tasks.start(
        { kind: 'release', subject: '2021-02-01-1', startedBy: name },
        ['count', 'hide', 'publish'],
        { result },
      ),
    startIssuing: async ({ name }, { releaseId }) =>
      tasks.start({ kind: 'issue-reports', subject: releaseId, startedBy: name }, ['issue'], {
        result: { ...result, reports: 409 },
      }),
  };
}

export async function fakeServedRelease(): Promise<{ id: string; publishedAt: string } | null> {
  const served = RELEASES.find(({ state }) => state === 'published');
  return served ? { id: served.id, publishedAt: served.publishedAt } : null;
}
