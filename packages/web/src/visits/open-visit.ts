import { ProblemError } from '@smalspor/contract/client';
import { client } from '../api/client.ts';
import { type DeviceKey, fetchDeviceKey, heldDeviceKey } from './device/device-key.ts';
import { createVisitBox, type VisitBox } from './device/visit-box.ts';
import { createVisitDraft, toKeptForm, type VisitDraft } from './visit-draft.ts';

export type OpenedVisit =
  | { readonly kind: 'open'; readonly draft: VisitDraft; readonly isKeptHere: boolean }
  /** Nothing of it can be read here without a network: it was never opened, or the browser was closed since. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** @param until the session's end; `null` without a network, when only what this browser still holds counts */
export async function openDeviceKey(until: string | null): Promise<DeviceKey | null> {
  const fetched = until === null ? null : await fetchDeviceKey(until).catch(() => null);
  return fetched ?? heldDeviceKey();
}

/** Where this device keeps what is not sent; `null` where it cannot, as in some private windows. */
export async function openVisitBox(until: string | null): Promise<VisitBox | null> {
  try {
    const key = await openDeviceKey(until);
    return key && createVisitBox(key);
  } catch {
    return null;
  }
}

/** Opens the form of a visit from the server, and without a network from this device. */
export async function openVisit(visitId: string, until: string | null): Promise<OpenedVisit> {
  const box = await openVisitBox(until);
  const here = box && (await readHere(box, visitId));
  const asked = await client.readVisit({ visitId }).then(
    (form) => ({ form, error: null }),
    (error: unknown) => ({ form: null, error }),
  );
  const isSure = asked.error instanceof ProblemError && asked.error.status < 500;
  if (asked.form === null && (isSure || !here?.form)) {
    return isSure || until !== null ? { kind: 'failed', error: asked.error } : { kind: 'locked' };
  }
  const form = asked.form ? toKeptForm(asked.form) : here?.form;
  if (!form) return { kind: 'locked' };
  const known = asked.form?.answers ?? form.heads.map((head) => ({ ...head, replaces: [] }));
  const draft = createVisitDraft(
    { form, known, kept: here?.answers ?? [] },
    {
      box: here ? box : null,
      send: (answers) => client.saveVisitAnswers({ visitId, answers: [...answers] }),
      newId: () => crypto.randomUUID(),
      now: () => new Date().toISOString(),
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
    },
  );
  if (asked.form) await draft.accept(asked.form);
  return { kind: 'open', draft, isKeptHere: here !== null };
}

/** Sends what this device still keeps of any visit. @returns how many answers are left here */
export async function sendAllKept(box: VisitBox): Promise<number> {
  let left = 0;
  for (const { id: visitId } of await box.listForms()) {
    const kept = await box.readAnswers(visitId);
    if (kept.length === 0) continue;
    const ids = kept.map(({ id }) => id);
    await box.markSent(ids);
    const answers = kept.map(({ isSent, ...answer }) => answer);
    const form = await client.saveVisitAnswers({ visitId, answers }).catch(() => null);
    if (form === null) {
      left += ids.length;
      continue;
    }
    await box.dropAnswers(ids);
    // The form must know what it has sent, or a later answer would not take the place of it.
    await box.keepForm(toKeptForm(form));
  }
  return left;
}

/** `null` where the browser's database cannot be used. */
async function readHere(box: VisitBox, visitId: string) {
  try {
    return { form: await box.readForm(visitId), answers: await box.readAnswers(visitId) };
  } catch {
    return null;
  }
}
