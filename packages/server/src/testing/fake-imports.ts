import { readFile, rm } from 'node:fs/promises';
import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import { REGISTER_FORMATS } from '@smalspor/domain/registers';
import type { FakeTasks } from './fake-tasks.ts';

type Batch = OutputOf<'readBatch'>;

const BATCHES: readonly Batch[] = [
  {
    id: 'batch-2',
    format: 'dispensings',
    register: 'LMR',
    from: '2020-01',
    to: '2020-12',
    sequence: 2,
    synthetic: true,
    rows: 182_304,
    rejectedRows: 3,
    importedAt: '2021-01-12T09:30:00Z',
    supersededBy: null,
    quality: { withoutDdd: 214, withoutDiagnosis: 160_118, unknownAtc: 2, returns: 96 },
  },
  {
    id: 'batch-1',
    format: 'dispensings',
    register: 'LMR',
    from: '2020-01',
    to: '2020-12',
    sequence: 1,
    synthetic: true,
    rows: 181_990,
    rejectedRows: 0,
    importedAt: '2021-01-11T09:30:00Z',
    supersededBy: 'batch-2',
    quality: { withoutDdd: 214, withoutDiagnosis: 160_001, unknownAtc: 2, returns: 96 },
  },
];

const REJECTS = [
  { line: 1204, column: 'sex', code: 'unknown-choice', reason: 'must be K or M', maskedValue: 'x' },
  {
    line: 88_215,
    column: 'atc',
    code: 'not-an-atc-code',
    reason: 'must be an ATC code of seven characters',
    maskedValue: 'J0•••',
  },
  {
    line: 120_001,
    column: null,
    code: 'too-few-fields',
    reason: 'has 12 columns, the header has 16',
    maskedValue: null,
  },
].map((row) => ({ file: 'dispensings-2020.csv', ...row }));

function findBatch(batchId: string): Batch {
  const batch = BATCHES.find(({ id }) => id === batchId);
  if (!batch) throw new Refusal('not-found', 'There is no such batch.');
  return batch;
}

const STEPS = ['read', 'check', 'write'];

type ImportUseCases = Pick<
  UseCases,
  'listFormats' | 'startImport' | 'listBatches' | 'readBatch' | 'listRejects' | 'openQuarantine'
>;

export interface FakeImports {
  readonly useCases: ImportUseCases;
  /** What was uploaded, by the name that the sender gave. */
  readonly received: Map<string, string>;
}

export function createFakeImports(tasks: FakeTasks): FakeImports {
  const received = new Map<string, string>();
  const useCases: ImportUseCases = {
    listFormats: async () => ({
      formats: REGISTER_FORMATS.map((id) => ({ id, name: { nb: id, nn: id, en: id }, columns: [] })),
    }),
    startImport: async ({ name }, { file }) => {
      const content = await readFile(file.path, 'utf8');
      await rm(file.path);
      received.set(file.name, content);
      const refused = !content.startsWith('#smalspor;');
      const result = { batchId: 'batch-2', releaseId: null, reports: null, unchanged: false };
      return tasks.start(
        { kind: 'import', subject: file.name, startedBy: name },
        STEPS,
        refused
          ? {
              state: 'failed',
              problem: {
                code: 'file-refused',
                detail: `${file.name}: the first line does not say what the file is. Add the line #smalspor;format=…`,
              },
            }
          : { result },
      );
    },
    listBatches: async () => ({ batches: [...BATCHES] }),
    readBatch: async (_actor, { batchId }) => findBatch(batchId),
    listRejects: async (_actor, { batchId, page = 1 }) => {
      const rejects = findBatch(batchId).rejectedRows > 0 ? REJECTS : [];
      return {
        rejects,
        total: rejects.length,
        page,
        pages: 1,
        byCode: rejects.map(({ code }) => ({ code, rows: 1 })),
      };
    },
    openQuarantine: async (_actor, { batchId, lines }) => {
      findBatch(batchId);
      return { rows: lines.map((line) => ({ ...line, raw: `${line.line};SYN-000001;x;1971;0301` })) };
    },
  };
  return { useCases, received };
}
