import { ProblemError } from '@smalspor/contract/client';
import {
  type AnswerChange,
  headsOf,
  type ItemState,
  mergeChanges,
  type VisitAnswer,
} from '@smalspor/domain/visits';
import type { GivenAnswer, KeptAnswer, KeptForm, VisitBox, VisitForm } from './device/visit-box.ts';

/** An answer that the server has; without the answer itself where this device no longer knows it. */
export interface KnownAnswer extends AnswerChange {
  readonly by?: string;
  readonly givenAt?: string;
}

/**
 * - `saved` the server has everything
 * - `waiting` something is to be sent soon
 * - `offline` the server cannot be reached; it is tried again
 * - `signed-out` the session is over: the person must sign in before anything is sent
 * - `refused` the server does not take it
 */
export type DraftState = 'saved' | 'waiting' | 'offline' | 'signed-out' | 'refused';

/**
 * - `kept` everything unsent lies on the device, and stays there when the page closes
 * - `being-kept` it is on its way there
 * - `not-kept` the browser keeps nothing, or could not keep something
 */
export type DraftKeeping = 'kept' | 'being-kept' | 'not-kept';

export interface DraftView {
  readonly form: KeptForm;
  readonly items: ReadonlyMap<string, ItemState<KnownAnswer>>;
  readonly state: DraftState;
  /** Answers that the server does not have. */
  readonly unsent: number;
  readonly keeping: DraftKeeping;
  /** Why the server has refused; `null` in every other state. */
  readonly problem: unknown;
}

export interface DraftPorts {
  /** `null` where the browser keeps nothing: then unsent answers live as long as the page. */
  readonly box: VisitBox | null;
  readonly send: (answers: readonly GivenAnswer[]) => Promise<VisitForm>;
  readonly newId: () => string;
  readonly now: () => string;
  /** Does something after a while. @returns how to call it off */
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

export interface VisitDraft {
  readonly view: () => DraftView;
  /** @returns how to stop listening */
  readonly subscribe: (listener: () => void) => () => void;
  readonly write: (item: string, answer: VisitAnswer | null) => void;
  /** Sends at once what is not sent. */
  readonly sync: () => Promise<void>;
  /** Takes in what the server has. */
  readonly accept: (form: VisitForm) => Promise<void>;
  /** The answers that stand, for the report. */
  readonly heads: () => readonly string[];
  /** No more is sent by itself. */
  readonly close: () => void;
}

const PAUSE_MS = 600;
const RETRY_MS = 15_000;
const AT_MOST = 500;
const SESSION_OVER: readonly string[] = ['session-expired', 'not-signed-in'];

export function toKeptForm({ answers, ...form }: VisitForm): KeptForm {
  const heads = [...mergeChanges(answers)].flatMap(([item, state]) =>
    state.heads.map(({ id }) => ({ id, item })),
  );
  return { ...form, heads };
}

/** The form of a visit: every answer is kept on the device first, and sent when there is a network. */
export function createVisitDraft(
  start: {
    readonly form: KeptForm;
    readonly known: readonly KnownAnswer[];
    readonly kept: readonly KeptAnswer[];
  },
  { box, send, newId, now, later }: DraftPorts,
): VisitDraft {
  const listeners = new Set<() => void>();
  let known = start.known;
  let pending: readonly GivenAnswer[] = start.kept.map(({ isSent, ...answer }) => answer);
  const maybeSent = new Set(start.kept.filter(({ isSent }) => isSent).map(({ id }) => id));
  let isSending = false;
  let keeping: Promise<unknown> = Promise.resolve();
  let callOff: () => void = () => undefined;
  let isClosed = false;
  let isFormKept = false;
  let writes = 0;
  let isSomethingLost = false;
  const itemsNow = () => mergeChanges<KnownAnswer>([...known, ...pending]);
  let view: DraftView = {
    form: start.form,
    items: itemsNow(),
    state: pending.length > 0 ? 'waiting' : 'saved',
    unsent: pending.length,
    keeping: 'kept',
    problem: null,
  };

  const show = (change: Partial<DraftView>): void => {
    const problem = change.state === undefined ? view.problem : null;
    view = { ...view, problem, ...change, items: itemsNow(), unsent: pending.length };
    for (const listener of listeners) listener();
  };
  const schedule = (pause: number): void => {
    callOff();
    if (!isClosed) callOff = later(() => void sync(), pause);
  };
  /** One after the other, so that what was answered last is kept last. */
  const keep = (work: (box: VisitBox) => Promise<unknown>): Promise<void> => {
    if (box === null) return Promise.resolve();
    keeping = keeping
      .then(() => work(box))
      .then(
        () => undefined,
        () => {
          isSomethingLost = true;
          show({ keeping: 'not-kept' });
        },
      );
    return keeping as Promise<void>;
  };

  const write = (item: string, answer: VisitAnswer | null): void => {
    const state = itemsNow().get(item);
    if (isSame(state, answer)) return;
    const heads = state?.heads ?? [];
    const [only] = heads;
    const unsent =
      heads.length === 1 ? pending.find(({ id }) => id === only?.id && !maybeSent.has(id)) : undefined;
    const replaces = unsent ? [...unsent.replaces] : heads.map(({ id }) => id);
    const given: GivenAnswer = { id: newId(), item, answer, replaces, givenAt: now() };
    pending = [...pending.filter((each) => each !== unsent), given];
    writes += 1;
    const turn = writes;
    show({
      state: view.state === 'signed-out' ? 'signed-out' : 'waiting',
      keeping: box === null || isSomethingLost ? 'not-kept' : 'being-kept',
    });
    void keep(async (into) => {
      // Answers without their form could not be opened again.
      if (!isFormKept) await into.keepForm(view.form);
      isFormKept = true;
      if (!(await into.keepAnswer(view.form.id, given, unsent?.id ?? null))) {
        // Another window has sent the one before meanwhile.
        const after = { ...given, replaces: [...given.replaces, ...(unsent ? [unsent.id] : [])] };
        pending = pending.map((each) => (each.id === given.id ? after : each));
        await into.keepAnswer(view.form.id, after, null);
      }
      if (turn === writes && !isSomethingLost) show({ keeping: 'kept' });
    });
    if (!isSending) schedule(PAUSE_MS);
  };

  const accept = async (form: VisitForm): Promise<void> => {
    known = form.answers;
    const arrived = new Set(form.answers.map(({ id }) => id));
    const gone = pending.filter(({ id }) => arrived.has(id)).map(({ id }) => id);
    pending = pending.filter(({ id }) => !arrived.has(id));
    const isAllSent = pending.length === 0;
    if (isAllSent) isSomethingLost = false;
    const kept = toKeptForm(form);
    show({ form: kept, ...(isAllSent ? { state: 'saved', keeping: 'kept' } : { state: 'waiting' }) });
    const isDone = form.report !== null && !form.report.isOld && isAllSent;
    await keep(async (into) => {
      await into.dropAnswers(gone);
      await (isDone ? into.dropForm(form.id) : into.keepForm(kept));
      isFormKept = !isDone;
    });
  };

  const afterFailure = (error: unknown): void => {
    const isRefusal = error instanceof ProblemError && error.status < 500 && error.status !== 429;
    if (!isRefusal) {
      show({ state: 'offline' });
      schedule(RETRY_MS);
    } else if (SESSION_OVER.includes(error.code)) show({ state: 'signed-out' });
    else show({ state: 'refused', problem: error });
  };

  const sync = async (): Promise<void> => {
    callOff();
    if (isSending || isClosed) return;
    isSending = true;
    try {
      await keeping;
      while (pending.length > 0) {
        const batch = pending.slice(0, AT_MOST);
        for (const { id } of batch) maybeSent.add(id);
        await keep((into) => into.markSent(batch.map(({ id }) => id)));
        await accept(await send(batch));
      }
    } catch (error) {
      afterFailure(error);
    } finally {
      isSending = false;
    }
  };

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write,
    sync,
    accept,
    heads: () => headsOf([...known, ...pending]),
    close: () => {
      isClosed = true;
      callOff();
    },
  };
}

function isSame(state: ItemState<KnownAnswer> | undefined, answer: VisitAnswer | null): boolean {
  if (state === undefined || state.kind === 'open') return answer === null;
  return state.kind === 'answered' && JSON.stringify(state.answer) === JSON.stringify(answer);
}
