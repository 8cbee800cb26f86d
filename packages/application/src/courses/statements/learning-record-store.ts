/** How an attempt to hand a statement over went. */
export type LrsOutcome =
  /** The store has it. */
  | { readonly kind: 'taken' }
  /** The store will not have this one. */
  | { readonly kind: 'refused'; readonly fault: string }
  /** Nothing can be handed over now: the store is away, or does not know us. */
  | { readonly kind: 'away'; readonly fault: string };

/** What statements are handed over to. */
export interface LearningRecordStore {
  put(id: string, statement: unknown, signal: AbortSignal): Promise<LrsOutcome>;
}

export interface LrsAddress {
  /** Without `statements` at its end. */
  readonly endpoint: string;
  readonly user: string | null;
  readonly password: string | null;
}

const WITHIN_MS = 20_000;
/** Of the connection, of the credentials, of a store that is busy: the next statement would fare no better. */
const ABOUT_THE_STORE: readonly number[] = [401, 403, 404, 407, 408, 429];

/** A learning record store by the Experience API 1.0.3: `PUT /statements?statementId=…`. */
export function openLearningRecordStore({ endpoint, user, password }: LrsAddress): LearningRecordStore {
  const statements = `${endpoint.replace(/\/$/, '')}/statements`;
  const credentials = Buffer.from(`${user ?? ''}:${password ?? ''}`, 'utf8').toString('base64');
  return {
    put: async (id, statement, signal) => {
      try {
        const response = await fetch(`${statements}?statementId=${id}`, {
          method: 'PUT',
          headers: {
            'content-type': 'application/json',
            'x-experience-api-version': '1.0.3',
            ...(user === null && password === null ? {} : { authorization: `Basic ${credentials}` }),
          },
          body: JSON.stringify(statement),
          redirect: 'error',
          signal: AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]),
        });
        await response.body?.cancel();
        return outcomeOf(response.status);
      } catch (error) {
        return { kind: 'away', fault: connectionFault(error) };
      }
    },
  };
}

function outcomeOf(status: number): LrsOutcome {
  // A conflict says that the store has a statement of this id already, and the id is ours alone.
  if ((status >= 200 && status < 300) || status === 409) return { kind: 'taken' };
  const isAway = status >= 500 || status < 400 || ABOUT_THE_STORE.includes(status);
  return { kind: isAway ? 'away' : 'refused', fault: String(status) };
}

/** The code of the connection, such as `ECONNREFUSED`; never its words, which name addresses. */
function connectionFault(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = (cause as { readonly code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : 'unknown';
}
