import { ProblemError } from '@smalspor/contract/client';
import { describe, expect, it } from 'vitest';
import type { GivenAnswer, KeptAnswer, KeptForm, VisitBox, VisitForm } from './device/visit-box.ts';
import { importSecret, seal, unseal } from './device/visit-cipher.ts';
import { createVisitDraft, toKeptForm } from './visit-draft.ts';

const yes = { choice: 'yes' } as const;
const no = { choice: 'no' } as const;
const FORM = { id: 'v', answers: [], report: null } as unknown as VisitForm;

/** A device's box in memory, which outlives the page. */
function createBox() {
  const forms = new Map<string, KeptForm>();
  const answers = new Map<string, KeptAnswer>();
  const box: VisitBox = {
    listForms: async () => [...forms.values()],
    readForm: async (id) => forms.get(id) ?? null,
    keepForm: async (form) => void forms.set(form.id, form),
    dropForm: async (id) => void forms.delete(id),
    readAnswers: async () => [...answers.values()],
    keepAnswer: async (_visit, answer, instead) => {
      if (instead !== null && answers.get(instead)?.isSent !== false) return false;
      if (instead !== null) answers.delete(instead);
      answers.set(answer.id, { ...answer, isSent: false });
      return true;
    },
    markSent: async (ids) => {
      for (const id of ids) {
        const kept = answers.get(id);
        if (kept) answers.set(id, { ...kept, isSent: true });
      }
    },
    dropAnswers: async (ids) => {
      for (const id of ids) answers.delete(id);
    },
  };
  return { box, forms, answers };
}

/** A server that many devices send to, and a network that can be cut before or after it has heard. */
function createServer() {
  let form = FORM;
  let fault: 'before' | 'after' | ProblemError | null = null;
  return {
    form: () => form,
    cut: (how: typeof fault) => {
      fault = how;
    },
    send: async (answers: readonly GivenAnswer[]): Promise<VisitForm> => {
      if (fault === 'before') throw new TypeError('Failed to fetch');
      if (fault instanceof ProblemError) throw fault;
      const known = new Set(form.answers.map(({ id }) => id));
      const added = answers.filter(({ id }) => !known.has(id)).map((each) => ({ ...each, by: 'Runa' }));
      form = { ...form, answers: [...form.answers, ...added] };
      if (fault === 'after') throw new TypeError('Failed to fetch');
      return form;
    },
  };
}

const made: string[] = [];
const newId = (): string => {
  made.push(`id-${String(made.length).padStart(4, '0')}`);
  return made.at(-1) ?? '';
};
function openOn(
  server: ReturnType<typeof createServer>,
  box: VisitBox | null,
  kept: readonly KeptAnswer[] = [],
) {
  const form = server.form();
  return createVisitDraft(
    { form: toKeptForm(form), known: form.answers, kept },
    {
      box,
      send: server.send,
      newId,
      now: () => '2026-03-01T09:00:00Z',
      later: () => () => undefined,
    },
  );
}

describe('the form of a visit', () => {
  it('keeps what is answered without a network, and a page that opens again sends it once', async () => {
    const server = createServer();
    const { box, answers } = createBox();
    server.cut('before');
    const first = openOn(server, box);
    first.write('gel', no);
    first.write('gel', yes);
    first.write('seen', { done: 3, of: 4 });
    await first.sync();
    expect(first.view()).toMatchObject({ state: 'offline', unsent: 2, keeping: 'kept' });
    expect(answers.size).toBe(2);

    const again = openOn(server, box, await box.readAnswers('v'));
    expect(again.view().items.get('gel')).toMatchObject({ kind: 'answered', answer: yes });
    server.cut(null);
    await again.sync();
    expect(again.view()).toMatchObject({ state: 'saved', unsent: 0 });
    expect(
      server
        .form()
        .answers.map(({ item }) => item)
        .sort(),
    ).toEqual(['gel', 'seen']);
    expect(answers.size).toBe(0);
    expect(await box.readForm('v')).toMatchObject({ heads: [{ item: 'gel' }, { item: 'seen' }] });
    expect(JSON.stringify(await box.readForm('v'))).not.toContain('choice');
  });

  it('doubles nothing when the network goes between the server’s work and its answer', async () => {
    const server = createServer();
    const { box } = createBox();
    const draft = openOn(server, box);
    draft.write('gel', no);
    server.cut('after');
    await draft.sync();
    draft.write('gel', yes);
    server.cut(null);
    await draft.sync();
    expect(server.form().answers).toHaveLength(2);
    expect(draft.view().items.get('gel')).toMatchObject({ kind: 'answered', answer: yes });
  });

  it('shows both answers when two devices differ, and sends the choice between them', async () => {
    const server = createServer();
    const phone = openOn(server, createBox().box);
    const tablet = openOn(server, createBox().box);
    phone.write('gel', yes);
    tablet.write('gel', no);
    await phone.sync();
    await tablet.sync();
    expect(tablet.view().items.get('gel')?.kind).toBe('conflict');
    tablet.write('gel', yes);
    await tablet.sync();
    await phone.accept(server.form());
    for (const { view } of [phone, tablet]) {
      expect(view().items.get('gel')).toMatchObject({ kind: 'answered', answer: yes });
    }
    expect(phone.heads()).toEqual(tablet.heads());
  });

  it('loses nothing when another window has sent the answer that it wants to change', async () => {
    const server = createServer();
    const { box } = createBox();
    const draft = openOn(server, box);
    draft.write('gel', no);
    await draft.sync();
    draft.write('gel', yes);
    const [unsent] = await box.readAnswers('v');
    await box.markSent([unsent?.id ?? '']);
    await server.send(unsent ? [unsent] : []);
    draft.write('gel', { choice: 'not-applicable' });
    await draft.sync();
    expect(draft.view().items.get('gel')).toMatchObject({
      kind: 'answered',
      answer: { choice: 'not-applicable' },
    });
  });

  it('keeps everything when the session is over or the server refuses, and says so', async () => {
    const server = createServer();
    const { box, answers } = createBox();
    const draft = openOn(server, box);
    draft.write('gel', yes);
    server.cut(new ProblemError('session-expired', 401, null));
    await draft.sync();
    expect(draft.view()).toMatchObject({ state: 'signed-out', unsent: 1 });
    server.cut(new ProblemError('invalid-request', 400, null));
    await draft.sync();
    expect(draft.view()).toMatchObject({ state: 'refused', unsent: 1, problem: { code: 'invalid-request' } });
    expect(answers.size).toBe(1);
  });

  it('is erased from the device when the home has the report, and kept again when an answer comes', async () => {
    const server = createServer();
    const { box, forms } = createBox();
    const draft = openOn(server, box);
    draft.write('gel', yes);
    await draft.sync();
    expect(forms.size).toBe(1);
    const report = { version: 1, at: '2026-03-01T10:00:00Z', isOld: false };
    await draft.accept({ ...server.form(), report });
    expect(forms.size).toBe(0);
    server.cut('before');
    draft.write('gel', no);
    await draft.sync();
    expect(forms.size).toBe(1);
  });

  it('says that an answer is kept when it lies on the device, not before', async () => {
    const server = createServer();
    const { box } = createBox();
    let arrive = (): void => undefined;
    const onItsWay = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const slow: VisitBox = {
      ...box,
      keepAnswer: async (...given) => {
        await onItsWay;
        return box.keepAnswer(...given);
      },
    };
    server.cut('before');
    const draft = openOn(server, slow);
    draft.write('gel', yes);
    expect(draft.view()).toMatchObject({ keeping: 'being-kept', unsent: 1 });
    arrive();
    await draft.sync();
    expect(draft.view()).toMatchObject({ keeping: 'kept', unsent: 1 });
  });

  it('says that something is not kept until all is sent, also when a later answer could be kept', async () => {
    const server = createServer();
    const { box } = createBox();
    let isFull = true;
    const full: VisitBox = {
      ...box,
      keepAnswer: async (...given) => {
        if (isFull) throw new Error('full');
        return box.keepAnswer(...given);
      },
    };
    server.cut('before');
    const draft = openOn(server, full);
    draft.write('gel', yes);
    await draft.sync();
    expect(draft.view()).toMatchObject({ keeping: 'not-kept', unsent: 1 });
    isFull = false;
    draft.write('seen', { done: 1, of: 1 });
    await draft.sync();
    expect(draft.view()).toMatchObject({ keeping: 'not-kept', unsent: 2 });
    server.cut(null);
    await draft.sync();
    expect(draft.view()).toMatchObject({ keeping: 'kept', state: 'saved', unsent: 0 });
  });

  it('says when the browser keeps nothing', () => {
    const draft = openOn(createServer(), null);
    draft.write('gel', yes);
    expect(draft.view()).toMatchObject({ keeping: 'not-kept', unsent: 1 });
    draft.write('gel', yes);
    expect(draft.view().unsent).toBe(1);
  });
});

describe('what is kept', () => {
  const secret = Buffer.alloc(32, 7).toString('base64url');

  it('can be read with its key and under its name alone, and never twice looks the same', async () => {
    const key = await importSecret(secret);
    const sealed = await seal(key, 'answers/1', { note: 'Godt lager' });
    expect(await unseal(key, 'answers/1', sealed)).toEqual({ note: 'Godt lager' });
    await expect(unseal(key, 'answers/2', sealed)).rejects.toThrow();
    const other = await importSecret(Buffer.alloc(32, 8).toString('base64url'));
    await expect(unseal(other, 'answers/1', sealed)).rejects.toThrow();
    expect(Buffer.from(sealed.bytes).toString('latin1')).not.toContain('lager');
    const again = await seal(key, 'answers/1', { note: 'Godt lager' });
    expect(Buffer.from(again.iv)).not.toEqual(Buffer.from(sealed.iv));
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });
});
