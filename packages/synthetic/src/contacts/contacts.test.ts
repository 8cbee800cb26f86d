import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateCountry } from '../country/generate-country.ts';
import { readRegisterFile } from '../testing/read-register-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'synthetic-contacts-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Contact {
  readonly on: string;
  readonly tariff: string;
  readonly hpr: string;
  readonly patient: string;
}

const contacts: Contact[] = [];
const written = new Set<string>();
const counted = new Map<string, number>();

beforeAll(async () => {
  const { geography } = loadContent();
  const years = { from: 2019, to: 2020 };
  await generateCountry({
    years,
    municipalities: ['3101'],
    scale: 0.4,
    seed: 5,
    geography,
    outDirectory: directory,
  });
  readRegisterFile(directory, 'contacts-2020.csv').forEach((row) => {
    contacts.push({ on: row[1] ?? '', tariff: row[2] ?? '', hpr: row[5] ?? '', patient: row[6] ?? '' });
  });
  for (const year of [2019, 2020]) {
    readRegisterFile(directory, `dispensings-${year}.csv`).forEach((row) => {
      written.add(`${row[2]} ${row[6]} ${row[14]}`);
    });
  }
  readRegisterFile(directory, 'contact-counts-2020.csv').forEach(([month, hpr, tariff, number]) => {
    const key = `${month} ${hpr} ${tariff}`;
    expect(counted.has(key)).toBe(false);
    counted.set(key, Number(number));
  });
});

describe('the contacts', () => {
  it('are as many as the truth says, and as many of them ended with a prescription', () => {
    const truth = JSON.parse(readFileSync(join(directory, 'truth.json'), 'utf8')).contacts;
    expect(truth.year).toBe(2020);
    expect(contacts.length).toBe(truth.respiratory);
    expect([...counted.values()].reduce((sum, number) => sum + number, 0)).toBe(truth.counted);
    // Some prescriptions are never collected, most of them those that the patient was to wait with.
    const collected = contacts.filter(({ patient, on, hpr }) =>
      written.has(`${patient} ${on} ${hpr}`),
    ).length;
    expect(collected / truth.treated).toBeGreaterThan(0.9);
    expect(collected / truth.treated).toBeLessThanOrEqual(1);
    expect(truth.treated / truth.respiratory).toBeGreaterThan(0.15);
    expect(truth.treated / truth.respiratory).toBeLessThan(0.5);
  });

  it('are among those that are counted by doctor, month and tariff', () => {
    const one = Map.groupBy(contacts, ({ on, hpr, tariff }) => `${on.slice(0, 7)} ${hpr} ${tariff}`);
    for (const [key, rows] of one) expect(counted.get(key) ?? 0, key).toBeGreaterThanOrEqual(rows.length);
  });
});
