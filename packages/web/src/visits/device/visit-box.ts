import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import type { DeviceKey } from './device-key.ts';
import { seal, unseal } from './visit-cipher.ts';
import { allRows, result, type SealedAnswer, type SealedRow, withDatabase, write } from './visit-database.ts';

export type VisitForm = OutputOf<'readVisit'>;
export type GivenAnswer = InputOf<'saveVisitAnswers'>['answers'][number];

/**
 * What a device keeps of a visit that is under way, so that its form opens without a network. Answers that have been sent are
 * not in it: only that they were given.
 */
export interface KeptForm extends Omit<VisitForm, 'answers'> {
  readonly heads: readonly { readonly id: string; readonly item: string }[];
}

export interface KeptAnswer extends GivenAnswer {
  /** It may have reached the server. */
  readonly isSent: boolean;
}

/** Where a device keeps what the server does not have yet. */
export interface VisitBox {
  readonly listForms: () => Promise<readonly KeptForm[]>;
  readonly readForm: (visitId: string) => Promise<KeptForm | null>;
  readonly keepForm: (form: KeptForm) => Promise<void>;
  readonly dropForm: (visitId: string) => Promise<void>;
  readonly readAnswers: (visitId: string) => Promise<readonly KeptAnswer[]>;
  /**
   * @param instead an unsent answer that it takes the place of
   * @returns whether it was kept; not when `instead` may have been sent meanwhile, as by another window
   */
  readonly keepAnswer: (visitId: string, answer: GivenAnswer, instead: string | null) => Promise<boolean>;
  readonly markSent: (ids: readonly string[]) => Promise<void>;
  readonly dropAnswers: (ids: readonly string[]) => Promise<void>;
}

/** The browser's own database, everything in it sealed with the key. */
export function createVisitBox({ id: keyId, key }: DeviceKey): VisitBox {
  const mine = (row: SealedRow) => row.keyId === keyId;
  const open = <T>(store: string, { id, sealed }: SealedRow) => unseal<T>(key, `${store}/${id}`, sealed);
  const listForms = () =>
    withDatabase(async (database) => {
      const rows = (await allRows<SealedRow>(database, 'forms')).filter(mine);
      return Promise.all(rows.map((row) => open<KeptForm>('forms', row)));
    });
  return {
    listForms,
    readForm: async (visitId) => (await listForms()).find(({ id }) => id === visitId) ?? null,
    keepForm: async (form) => {
      const row: SealedRow = { id: form.id, keyId, sealed: await seal(key, `forms/${form.id}`, form) };
      await withDatabase((database) => write(database, 'forms', (rows) => result(rows.put(row))));
    },
    dropForm: async (visitId) => {
      await withDatabase((database) => write(database, 'forms', (rows) => result(rows.delete(visitId))));
    },
    readAnswers: (visitId) =>
      withDatabase(async (database) => {
        const all = (await allRows<SealedAnswer>(database, 'answers')).filter(mine);
        const rows = all.filter((row) => row.visitId === visitId);
        return Promise.all(
          rows.map(async (row) => ({ ...(await open<GivenAnswer>('answers', row)), isSent: row.isSent })),
        );
      }),
    keepAnswer: async (visitId, answer, instead) => {
      const sealed = await seal(key, `answers/${answer.id}`, answer);
      const row: SealedAnswer = { id: answer.id, keyId, visitId, isSent: false, sealed };
      return withDatabase((database) =>
        write(database, 'answers', async (rows) => {
          if (instead !== null) {
            const before = (await result(rows.get(instead))) as SealedAnswer | undefined;
            if (!before || before.isSent) return false;
            await result(rows.delete(instead));
          }
          await result(rows.put(row));
          return true;
        }),
      );
    },
    markSent: (ids) =>
      withDatabase((database) =>
        write(database, 'answers', async (rows) => {
          for (const id of ids) {
            const row = (await result(rows.get(id))) as SealedAnswer | undefined;
            if (row) await result(rows.put({ ...row, isSent: true }));
          }
        }),
      ),
    dropAnswers: (ids) =>
      withDatabase((database) =>
        write(database, 'answers', async (rows) => {
          for (const id of ids) await result(rows.delete(id));
        }),
      ),
  };
}
