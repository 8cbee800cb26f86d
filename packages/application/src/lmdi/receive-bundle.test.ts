import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { insertMandate } from '@smalspor/database/institution-data';
import { issuesOf } from '@smalspor/domain/lmdi';
import { toMonth } from '@smalspor/domain/time';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSenders } from '../deliveries/senders.ts';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { receiveBundle, validateBundle } from './receive-bundle.ts';

const EXAMPLE = join(import.meta.dirname, '../../../../docs/examples/lmdi-nursing-home.json');
const HOME = 310000019;
const PATIENT = '14883910029';
const call = { requestId: 'request-1', idempotencyKey: null };
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const TOKENS = { journal: 'a-token-of-the-journal-of-the-home', other: 'a-token-of-another-journal-here' };

type Resource = Record<string, unknown>;
type Bundle = { entry: { resource: Resource; request: object }[] } & Record<string, unknown>;

let home: TestHome;
let house: House;
let example: Bundle;
beforeAll(async () => {
  home = await createTestHome('empty');
  const opened = await home.open();
  const senders = [
    {
      name: 'journal',
      tokenSha256: [hash(TOKENS.journal)],
      formats: [],
      organisations: [`${HOME}`, '310000043'],
    },
    { name: 'other', tokenSha256: [hash(TOKENS.other)], formats: [], organisations: ['310000035'] },
  ];
  const { configuration } = opened;
  house = {
    ...opened,
    now: () => '2021-02-04T06:00:00.000Z',
    configuration: { ...configuration, deliveries: { ...configuration.deliveries, senders } },
  };
  example = JSON.parse(await readFile(EXAMPLE, 'utf8'));
});
afterAll(() => home.remove());
beforeEach(async () => {
  await sql`truncate lmdi_bundles, lmdi_administrations, lmdi_staged, lmdi_months`.execute(house.db);
});

const actor = (token: string = TOKENS.journal) => {
  const found = createSenders(house).recognise(token);
  if (found === null) throw new Error('There is no such sender');
  return found;
};

async function* pieces(json: string, bytes = 700): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(json);
  for (let at = 0; at < all.length; at += bytes) yield all.subarray(at, at + bytes);
}

const sendText = (json: string, token?: string) =>
  receiveBundle(house, actor(token), { content: { stream: pieces(json), from: 0 } }, call);
const check = (bundle: object) =>
  validateBundle(house, actor(), { content: { stream: pieces(JSON.stringify(bundle)), from: 0 } }, call);
const send = (bundle: object, token?: string) => sendText(JSON.stringify(bundle), token);

/** The example with one of its resources changed, made later by so many hours. */
function changed(id: string, change: Resource, hoursLater = 1): Bundle {
  const entry = example.entry.map((one) =>
    one.resource.id === id ? { ...one, resource: { ...one.resource, ...change } } : one,
  );
  return { ...example, entry, timestamp: `2021-02-03T${22 + hoursLater - 1}:30:00+01:00` };
}

const dose = (value: number) => ({
  dosage: { dose: { value, system: 'http://unitsofmeasure.org', code: 'mg' } },
});
const outcomes = async (sent: ReturnType<typeof send>) =>
  (await sent).entry.slice(13).map(({ response }) => {
    const [said] =
      response.outcome && 'issue' in response.outcome
        ? (response.outcome.issue as { diagnostics: string }[])
        : [];
    return `${response.status} ${said?.diagnostics.split(' ').slice(0, 3).join(' ') ?? ''}`.trim();
  });
const given = async () => {
  const { rows } = await sql<{ told: string }>`
    select concat_ws(' ', atc, dose, unit, route, purpose, state) as told from lmdi_administrations
    order by given_at, atc`.execute(house.db);
  return rows.map(({ told }) => told);
};
const faults = async (sent: Promise<unknown>) => {
  const error = await sent.then(
    () => null,
    (one: unknown) => one,
  );
  return (issuesOf(error) ?? []).map(({ code, expression }) => `${code} ${expression}`);
};
const isEmpty = async () => {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from lmdi_administrations) + (select count(*) from lmdi_staged)
      + (select count(*) from lmdi_bundles) + (select count(*) from lmdi_months) as n`.execute(house.db);
  return Number(rows[0]?.n) === 0;
};

const WHOLE = [
  'J01CA08 400 mg O treatment given',
  'J01CA08 400 mg O treatment given',
  'J01XX05 1000 mg O prevention given',
];

describe('a bundle', () => {
  it('is answered entry by entry, and only antibiotics are kept of it', async () => {
    const answer = await send(example);
    expect(answer).toMatchObject({ resourceType: 'Bundle', type: 'transaction-response' });
    expect(answer.entry.map(({ response }) => response.status)).toEqual([
      ...Array(13).fill('200 OK'),
      ...Array(3).fill('201 Created'),
      '200 OK',
    ]);
    expect(await given()).toEqual(WHOLE);
    const [line] = await listAudit(house.db, {}, 1);
    expect(line).toMatchObject({
      act: 'receive-bundle',
      actor: 'sender:journal',
      outcome: 'success',
      objectId: answer.id,
    });
  });

  it('sent twice changes nothing, nor does it when it is written otherwise', async () => {
    await send(example);
    const again = [
      '200 OK This was known',
      '200 OK This was known',
      '200 OK This was known',
      '200 OK Received and not',
    ];
    expect(await outcomes(send(example))).toEqual(again);
    expect(
      await outcomes(sendText(JSON.stringify({ ...example, entry: [...example.entry].reverse() }, null, 4))),
    ).toBeDefined();
    expect(await given()).toEqual(WHOLE);
  });

  it('without identifiers is known again by what was given', async () => {
    const bare = JSON.parse(JSON.stringify(example), (name, value) =>
      name === 'identifier' && Array.isArray(value) && value[0].system === 'urn:example:journal:given'
        ? undefined
        : value,
    );
    await send(bare);
    await send(bare);
    expect(await given()).toEqual(WHOLE);
  });

  it('replaces what has been changed, and an older word does not come back', async () => {
    await send(example);
    const later = changed('given-1', dose(200));
    expect((await outcomes(send(later)))[0]).toBe('200 OK Replaces what was');
    expect((await outcomes(send(example)))[0]).toBe('200 OK A later word');
    expect((await given())[0]).toBe('J01CA08 200 mg treatment given');
  });

  it('removes what was entered in error, and only the key of it is left', async () => {
    await send(example);
    expect((await outcomes(send(changed('given-3', { status: 'entered-in-error' }))))[2]).toBe(
      '200 OK What was told',
    );
    expect(await given()).toEqual([...WHOLE.slice(0, 2), 'removed']);
    expect((await outcomes(send(example)))[2]).toBe('200 OK A later word');
    const { rows } = await sql<{ left: string }>`
      select coalesce(patient::text, atc, given_at::text) as left from lmdi_administrations where state = 'removed'`.execute(
      house.db,
    );
    expect(rows).toEqual([{ left: null }]);
  });

  it('that tells the error before what was wrong bars it', async () => {
    expect((await outcomes(send(changed('given-3', { status: 'entered-in-error' }))))[2]).toBe(
      '200 OK Nothing was told',
    );
    await send(example);
    expect(await given()).toEqual([...WHOLE.slice(0, 2), 'removed']);
  });

  it('that corrects the medicine to another kind takes the antibiotic away', async () => {
    await send(example);
    const moved = changed('given-3', { medicationReference: { reference: 'Medication/paracetamol' } });
    expect((await outcomes(send(moved)))[2]).toBe('200 OK What was told');
    expect(await given()).toEqual([...WHOLE.slice(0, 2), 'removed']);
  });

  it('that corrects the institution moves it, and both months and homes are noted', async () => {
    await send(example);
    const entry = example.entry.map((one) =>
      one.resource.id === 'solbakken'
        ? {
            ...one,
            resource: {
              ...one.resource,
              identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.101', value: '310000043' }],
            },
          }
        : one,
    );
    await send({ ...example, entry, timestamp: '2021-02-03T23:00:00+01:00' });
    const { rows } =
      await sql`select organisation, count(*)::int as n from lmdi_administrations group by 1`.execute(
        house.db,
      );
    expect(rows).toEqual([{ organisation: 310000043, n: 3 }]);
  });
});

describe('a refused bundle', () => {
  const many = (count: number, bad: number) => {
    const [first] = example.entry.slice(13);
    const more = Array.from({ length: count }, (_, place) => ({
      ...first,
      resource: {
        ...first?.resource,
        id: `more-${place}`,
        identifier: [{ system: 'urn:example:journal:given', value: `more-${place}` }],
        ...(place === bad ? { status: 'unknown' } : {}),
      },
    }));
    return { ...example, entry: [...example.entry.slice(0, 13), ...more] };
  };

  it('with one bad entry among 500 tells that one and keeps none; corrected, it counts once', async () => {
    expect(await faults(send(many(500, 250)))).toEqual(['value Bundle.entry[263].resource.status']);
    expect(await isEmpty()).toBe(true);
    await send(many(500, -1));
    await send(many(500, -1));
    expect(await given()).toHaveLength(500);
    expect(await faults(send(many(3_000, 2_900)))).toEqual(['value Bundle.entry[2913].resource.status']);
    expect(await given()).toHaveLength(500);
  });

  it('of a sender without a mandate tells each entry', async () => {
    const sent = send(example, TOKENS.other);
    expect(await faults(sent)).toEqual(
      [13, 14, 15, 16].map((place) => `forbidden Bundle.entry[${place}].resource.context`),
    );
    expect(await isEmpty()).toBe(true);
    const [line] = await listAudit(house.db, {}, 1);
    expect(line).toMatchObject({ act: 'receive-bundle', actor: 'sender:other', outcome: 'refused' });
  });

  it('is taken from a sender with a mandate of the institution for that month, and for no other', async () => {
    const mandate = { organisation: HOME, sender: 'other', givenAt: house.now(), givenByName: 'Nina' };
    const [january, february] = [toMonth(2021, 1), toMonth(2021, 2)];
    await insertMandate(house.db, { ...mandate, id: house.newId(), from: january, to: january }, 'x');
    expect(await faults(send(example, TOKENS.other))).toHaveLength(4);
    await insertMandate(house.db, { ...mandate, id: house.newId(), from: february, to: null }, 'x');
    await send(example, TOKENS.other);
    expect(await given()).toEqual(WHOLE);
    await sql`truncate delivery_mandates`.execute(house.db);
  });

  it('may not take over, by its identifier, what another institution has told', async () => {
    await send(example);
    const entry = example.entry.map((one) =>
      one.resource.id === 'solbakken'
        ? {
            ...one,
            resource: {
              ...one.resource,
              identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.101', value: '310000035' }],
            },
          }
        : one,
    );
    const sent = send({ ...example, entry, timestamp: '2021-02-03T23:00:00+01:00' }, TOKENS.other);
    expect(await faults(sent)).toEqual(
      [13, 14, 15].map((place) => `forbidden Bundle.entry[${place}].resource.identifier`),
    );
    expect(await given()).toEqual(WHOLE);
  });

  it('that says two things under one identifier is told; the same twice counts once', async () => {
    const [first] = example.entry.slice(13);
    const other = { ...first, resource: { ...first?.resource, ...dose(1) } };
    const twice = { ...example, entry: [...example.entry, other] };
    expect(await faults(send(twice))).toEqual(
      [13, 17].map((place) => `duplicate Bundle.entry[${place}].resource.identifier`),
    );
    await send({ ...example, entry: [...example.entry, first] });
    expect(await given()).toEqual(WHOLE);
  });

  it('that lies ahead in time is told', async () => {
    const ahead = changed('given-1', { effectiveDateTime: '2021-02-05T08:00:00+01:00' });
    expect(await faults(send(ahead))).toEqual(['business-rule Bundle.entry[13].resource.effective']);
  });

  it.each(['', '{', '[]', 'null', '{"entry":[{"a":1}]', '{"entry":[{]}', 'x'.repeat(1_000)])(
    'that is no bundle (%s) leaves nothing behind',
    async (json) => {
      await expect(sendText(json)).rejects.toMatchObject({ code: 'invalid-request' });
      expect(await isEmpty()).toBe(true);
    },
  );

  it('that is too large, or breaks off, leaves nothing behind', async () => {
    const json = JSON.stringify(example);
    const { configuration } = house;
    const small = {
      ...house,
      configuration: { ...configuration, lmdi: { ...configuration.lmdi, maximumBundleBytes: 5_000 } },
    };
    const input = { content: { stream: pieces(json), from: 0 } };
    await expect(receiveBundle(small, actor(), input, call)).rejects.toMatchObject({
      code: 'upload-too-large',
    });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(json.slice(0, -200));
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    }
    const half = receiveBundle(house, actor(), { content: { stream: broken(), from: 0 } }, call);
    await expect(half).rejects.toMatchObject({ code: 'invalid-request' });
    expect(await isEmpty()).toBe(true);
  });

  it('waits its turn when others are being received', async () => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = gates.map(({ promise }) => {
      const stream = (async function* () {
        await promise;
        yield* pieces(JSON.stringify(example));
      })();
      return receiveBundle(house, actor(), { content: { stream, from: 0 } }, call);
    });
    await expect(send(example)).rejects.toMatchObject({ code: 'too-many-requests' });
    for (const { resolve } of gates) resolve();
    await Promise.all(slow);
    expect(await given()).toEqual(WHOLE);
  });
});

describe('a patient’s number', () => {
  it('is in no table, no answer and no refusal', async () => {
    const answer = await send(example);
    const wrong = await send(
      changed('resident-1', {
        identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: PATIENT.replace('9', '8') }],
      }),
    ).catch((error: unknown) => JSON.stringify([error, issuesOf(error)]));
    const tables = ['lmdi_administrations', 'lmdi_bundles', 'lmdi_staged', 'audit_log'];
    const rows = await Promise.all(
      tables.map((name) => sql`select t::text from ${sql.table(name)} t`.execute(house.db)),
    );
    const everything = JSON.stringify([answer, wrong, rows]);
    expect(everything).toContain('identity number');
    expect(everything).not.toContain(PATIENT);
    expect(everything).not.toContain(PATIENT.replace('9', '8'));
  });
});

it('a check of a bundle has the same faults and keeps nothing', async () => {
  const good = await check(example);
  expect(good).toMatchObject({ resourceType: 'OperationOutcome' });
  const bad = check(changed('given-1', { status: 'x' }));
  expect(await faults(bad)).toEqual(['value Bundle.entry[13].resource.status']);
  expect(await isEmpty()).toBe(true);
});
