import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { createFaultList } from './issue.ts';
import { isObject, type JsonObject } from './parse-strictly.ts';
import { readEntry } from './read-entry.ts';
import { readHead } from './read-head.ts';
import { identityOf, isKeptMedicine, type ToldAdministration } from './told-administration.ts';

const EXAMPLE = join(import.meta.dirname, '../../../../docs/examples/lmdi-nursing-home.json');
type Bundle = { entry: { resource: Record<string, unknown>; request?: object }[] } & Record<string, unknown>;
const example = (): Bundle => JSON.parse(readFileSync(EXAMPLE, 'utf8'));
const pseudonymise = (digits: string) => (/^\d{11}$/.test(digits) ? BigInt(digits) * 7n : null);

function read(bundle: Bundle): { told: ToldAdministration[]; faults: string[]; said: string } {
  const { note, list } = createFaultList();
  const catalogue = createCatalogue(pseudonymise, note);
  const told: ToldAdministration[] = [];
  const facts = bundle.entry.flatMap((value, index) => {
    const entry = isObject(value) ? readEntry(index, value as JsonObject, note) : null;
    return (entry && catalogue.take(index, entry)) ?? [];
  });
  for (const fact of facts) told.push(...[catalogue.follow(fact) ?? catalogue.conclude(fact) ?? []].flat());
  readHead({ ...bundle, entry: [] }, bundle.entry.length, note);
  const said = list().map(({ diagnostics }) => diagnostics);
  return {
    told,
    faults: list().map(({ code, expression }) => `${code} ${expression}`),
    said: said.join(' '),
  };
}

const resourceOf = (bundle: Bundle, id: string) => {
  const found = bundle.entry.find(({ resource }) => resource.id === id);
  if (!found) throw new Error(`The example has no ${id}`);
  return found.resource;
};
const placeOf = (bundle: Bundle, id: string) =>
  `Bundle.entry[${bundle.entry.findIndex(({ resource }) => resource.id === id)}].resource`;

describe('the nursing home’s bundle', () => {
  it('is without faults and tells what was given, where, and what for', () => {
    const { told, faults } = read(example());
    expect(faults).toEqual([]);
    expect(told).toHaveLength(4);
    expect(told[0]).toEqual({
      ...{ entry: 13, identifier: { system: 'urn:example:journal:given', value: 'given-1' }, isError: false },
      ...{ organisation: 310000019, ward: '7900011', patient: 14883910029n * 7n },
      ...{ givenAt: '2021-02-03T07:00:00.000Z', atc: 'J01CA08', product: null, dose: 400, unit: 'mg' },
      ...{ route: 'O', purpose: 'treatment', changedAt: null },
    });
    expect(told.map(({ purpose }) => purpose)).toEqual(['treatment', 'treatment', 'prevention', 'treatment']);
    expect(told.map(({ atc }) => isKeptMedicine(atc ?? ''))).toEqual([true, true, true, false]);
  });

  it('says the same in whatever order its entries come', () => {
    const bundle = example();
    const backwards = { ...bundle, entry: [...bundle.entry].reverse() };
    const facts = (all: readonly ToldAdministration[]) =>
      all
        .map((one) => ({ ...one, entry: 0, patient: `${one.patient}` }))
        .sort((a, b) => a.givenAt.localeCompare(b.givenAt) || `${a.atc}`.localeCompare(`${b.atc}`));
    expect(facts(read(backwards).told)).toEqual(facts(read(bundle).told));
  });

  it('may refer by full address, and to institution and patient by number', () => {
    const bundle = example();
    for (const entry of bundle.entry) {
      const { resourceType, id } = entry.resource;
      Object.assign(entry, { fullUrl: `https://journal.example.no/fhir/${resourceType}/${id}` });
    }
    Object.assign(resourceOf(bundle, 'given-1'), {
      subject: { identifier: { system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: '14883910118' } },
      medicationReference: { reference: 'https://journal.example.no/fhir/Medication/pivmecillinam' },
    });
    Object.assign(resourceOf(bundle, 'stay-1'), {
      serviceProvider: { identifier: { system: 'urn:oid:2.16.578.1.12.4.1.4.101', value: '310000043' } },
    });
    const { told, faults } = read(bundle);
    expect(faults).toEqual([]);
    expect(told[0]).toMatchObject({
      patient: 14883910118n * 7n,
      organisation: 310000043,
      ward: null,
      atc: 'J01CA08',
    });
  });
});

/** A change to one resource of the example, and the fault that it makes. */
const WRONG: readonly [id: string, change: object, fault: string][] = [
  ['given-1', { status: 'in-progress' }, 'value .status'],
  ['given-1', { medicationReference: undefined }, 'required .medicationReference'],
  ['given-1', { context: undefined }, 'required .context'],
  ['given-1', { subject: { reference: 'Patient/resident-9' } }, 'not-found .subject'],
  ['given-1', { context: { reference: 'Encounter/other' } }, 'not-found .context'],
  ['given-1', { effectiveDateTime: '2021-02-03' }, 'value .effectiveDateTime'],
  ['given-1', { effectiveDateTime: undefined }, 'required .effective'],
  [
    'given-1',
    { effectiveDateTime: undefined, effectivePeriod: { start: '2021-02-03T08:00Z' } },
    'required .effectivePeriod',
  ],
  ['given-1', { dosage: { dose: { value: '400', code: 'mg' } } }, 'value .dosage.dose.value'],
  ['given-1', { dosage: { dose: { value: -1, code: 'mg' } } }, 'value .dosage.dose.value'],
  ['given-1', { dosage: {} }, 'required .dosage.dose'],
  ['given-1', { status: 'entered-in-error', identifier: undefined }, 'required .identifier'],
  ['given-1', { note: [{ text: 'x' }] }, 'structure .note'],
  ['given-1', { meta: {} }, 'invariant .meta.profile'],
  ['given-1', { resourceType: 'Observation' }, 'not-supported .resourceType'],
  [
    'resident-1',
    { identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: '1' }] },
    'value .identifier[0].value',
  ],
  ['resident-1', { name: [{ family: 'Nordmann' }] }, 'structure .name'],
  [
    'solbakken',
    { identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.101', value: '310000018' }] },
    'value .identifier[0].value',
  ],
  ['solbakken', { identifier: { value: '310000019' } }, 'structure .identifier'],
  ['methenamine', { code: undefined }, 'invariant .code'],
  ['infection-1', { code: undefined }, 'required .code'],
  ['order-1', { requester: undefined }, 'required .requester'],
  ['stay-1', { class: undefined }, 'required .class'],
  [
    'doctor-1',
    { identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.4', value: 'abc' }] },
    'value .identifier[0].value',
  ],
];

describe('a fault', () => {
  it.each(WRONG)('in %s %j is told at its place', (id, change, fault) => {
    const bundle = example();
    const place = placeOf(bundle, id);
    const changed = JSON.parse(JSON.stringify({ ...resourceOf(bundle, id), ...change }));
    const entry = bundle.entry.find(({ resource }) => resource.id === id);
    Object.assign(entry ?? {}, { resource: changed });
    const [code, path] = fault.split(' ');
    expect(read(bundle).faults).toContain(`${code} ${place}${path}`);
  });

  it.each([
    [{ type: 'batch' }, 'value Bundle.type'],
    [{ timestamp: undefined }, 'required Bundle.timestamp'],
    [{ timestamp: '2021' }, 'required Bundle.timestamp'],
    [{ identifier: undefined }, 'required Bundle.identifier'],
    [{ total: 3 }, 'structure Bundle.total'],
    [{ entry: [] }, 'required Bundle.entry'],
  ])('of the bundle %j is told', (change, fault) => {
    expect(read({ ...example(), ...change }).faults).toContain(fault);
  });

  it('never repeats what stands in the bundle', () => {
    const bundle = example();
    for (const { resource } of bundle.entry) {
      for (const name of Object.keys(resource))
        if (!['resourceType', 'id', 'meta'].includes(name)) resource[name] = 'secret-14883910029';
    }
    const { faults, said } = read(bundle);
    expect(faults.length).toBeGreaterThan(30);
    expect(said).not.toMatch(/secret|1488/);
  });

  it('is told with all others, up to a thousand and how many more there are', () => {
    const bundle = example();
    const given = resourceOf(bundle, 'given-1');
    for (let copy = 0; copy < 1_500; copy += 1)
      bundle.entry.push({
        resource: { ...given, id: `x${copy}`, status: 'x' },
        request: { method: 'POST', url: 'x' },
      } as Bundle['entry'][number]);
    const { faults, said } = read(bundle);
    expect(faults).toHaveLength(1_001);
    expect(said).toContain('There are 500 more faults');
  });

  it('of a ring of units, or of names of the language’s own, does no harm', () => {
    const ring = example();
    Object.assign(resourceOf(ring, 'ward-furu'), { partOf: { reference: 'Organization/ward-furu' } });
    expect(read(ring).faults).toContain(`not-found ${placeOf(ring, 'given-1')}.context`);
    const odd = example();
    odd.entry[0] = JSON.parse('{"__proto__": {"resource": 1}, "constructor": 2}');
    expect(read(odd).faults).toContain('required Bundle.entry[0].resource');
  });
});

describe('what an administration is known by', () => {
  const [told] = read(example()).told as [ToldAdministration];
  it('is its identifier: the same from every sender with a system, from one sender without', () => {
    expect(identityOf(told, 'a')).toBe(identityOf({ ...told, dose: 1, organisation: 310000043 }, 'b'));
    const local = { ...told, identifier: { system: null, value: 'given-1' } };
    expect(identityOf(local, 'a')).not.toBe(identityOf(local, 'b'));
    expect(identityOf(local, 'a')).not.toBe(identityOf(told, 'a'));
  });

  it('is without one what was given, to whom, where and when', () => {
    const bare = { ...told, identifier: null };
    expect(identityOf(bare, 'a')).toBe(identityOf({ ...bare, entry: 99, purpose: null }, 'b'));
    for (const change of [
      { dose: 1 },
      { patient: 1n },
      { givenAt: '2021-02-03T07:01:00.000Z' },
      { organisation: 1 },
    ])
      expect(identityOf({ ...bare, ...change }, 'a')).not.toBe(identityOf(bare, 'a'));
  });
});
