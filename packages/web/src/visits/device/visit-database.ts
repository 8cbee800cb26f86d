import type { Sealed } from './visit-cipher.ts';

/** What lies in the browser: opaque ids and sealed values, nothing else. */
export interface SealedRow {
  readonly id: string;
  readonly keyId: string;
  readonly sealed: Sealed;
}

export interface SealedAnswer extends SealedRow {
  readonly visitId: string;
  /** It may have reached the server, so it is never changed, only followed by another. */
  readonly isSent: boolean;
}

const NAME = 'smalspor-visits';
const FORMS = 'forms';
const ANSWERS = 'answers';
export type StoreName = typeof FORMS | typeof ANSWERS;

/** Whether this browser has ever kept a visit: nobody else gets a database for the asking. */
export async function hasVisitDatabase(): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return false;
  if (!indexedDB.databases) return true;
  return (await indexedDB.databases()).some(({ name }) => name === NAME);
}

export function openVisitDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(FORMS, { keyPath: 'id' });
    request.result.createObjectStore(ANSWERS, { keyPath: 'id' }).createIndex('visit', 'visitId');
  };
  return result(request).then((database) => {
    // Another window wants to erase it.
    database.onversionchange = () => database.close();
    return database;
  });
}

/** The ids of the keys that something here is sealed with. */
export async function listKeyIds(): Promise<readonly string[]> {
  if (!(await hasVisitDatabase())) return [];
  return withDatabase(async (database) => {
    const rows = await Promise.all([
      allRows<SealedRow>(database, FORMS),
      allRows<SealedRow>(database, ANSWERS),
    ]);
    return [...new Set(rows.flat().map(({ keyId }) => keyId))];
  });
}

export async function withDatabase<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const database = await openVisitDatabase();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export function allRows<Row>(database: IDBDatabase, store: StoreName): Promise<readonly Row[]> {
  return result(database.transaction(store).objectStore(store).getAll() as IDBRequest<Row[]>);
}

/** Does something in one transaction. @returns when everything is on disk, what the work gave */
export function write<T>(
  database: IDBDatabase,
  store: StoreName,
  work: (rows: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser could not keep this'));
  });
  return Promise.all([work(transaction.objectStore(store)), done]).then(([given]) => given);
}

export function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Removes the database whole. */
export function deleteVisitDatabase(): Promise<unknown> {
  return result(indexedDB.deleteDatabase(NAME));
}
