import type { ContactMeasure } from '@smalspor/domain/indicators';
import { Refusal } from '@smalspor/domain/refusal';
import { identityOfContacts, MOST_CONTACT_MEASURES, type PlannedContacts } from './contact-plan.ts';
import type { LineMeasure } from './line-measure.ts';
import type { LeafColumn, LinesBehind, MeasurePlan, MonthColumn, NamedMeasure, Summed } from './plan.ts';

/** Keeps every part of a plan once, however many indicators ask for it. */
export interface PlanRegistry {
  lineMeasure(measure: Omit<LineMeasure, 'bit'>): LineMeasure;
  /** The name of the leaf's column. */
  leaf(measure: LineMeasure, of: Summed): string;
  /** The name of the month column with this SQL. */
  month(sql: string, type: MonthColumn['type']): string;
  /** The column of `contact_month`. */
  contacts(measure: ContactMeasure, followedDays: number): string;
  users(measure: LineMeasure): string;
  spread(measure: LineMeasure): string;
  expected(measure: LineMeasure, of: Summed): string;
  expectedUsers(measure: LineMeasure): string;
  behind(lines: Omit<LinesBehind, 'name'>): string;
  planned(): Omit<MeasurePlan, 'indicators' | 'busyness'>;
}

const LEAF_PREFIX: Readonly<Record<Summed, string>> = { lines: 'n', ddd: 'd', dddSquared: 'q' };

export function createPlanRegistry(): PlanRegistry {
  const lineMeasures = new Map<string, LineMeasure>();
  const leafColumns = new Map<string, LeafColumn>();
  const monthColumns = new Map<string, MonthColumn>();
  const contacts = new Map<string, PlannedContacts>();
  const users = new Map<string, NamedMeasure>();
  const spreads = new Map<string, NamedMeasure>();
  const expected = new Map<string, NamedMeasure & { of: Summed }>();
  const expectedUsers = new Map<string, { name: string; users: string }>();
  const behind = new Map<string, LinesBehind>();

  return {
    lineMeasure: (measure) =>
      keep(lineMeasures, identityOf(measure), () => ({ ...measure, bit: lineMeasures.size })),
    leaf(measure, of) {
      const name = `${LEAF_PREFIX[of]}${measure.bit}`;
      return keep(leafColumns, name, () => ({ name, measure, of })).name;
    },
    month: (sql, type) => keep(monthColumns, sql, () => ({ name: `c${monthColumns.size}`, sql, type })).name,
    contacts(measure, followedDays) {
      const kept = keep(contacts, identityOfContacts(measure, followedDays), () => ({
        name: `k${contacts.size}`,
        bit: contacts.size,
        measure,
        followedDays,
      }));
      if (kept.bit < MOST_CONTACT_MEASURES) return kept.name;
      throw new Refusal(
        'content-invalid',
        `More than ${MOST_CONTACT_MEASURES} numbers of contacts are asked for. Take indicators of contacts away.`,
      );
    },
    users: (measure) => keepNamed(users, 'u', measure),
    spread: (measure) => keepNamed(spreads, 'p', measure),
    expected: (measure, of) =>
      keep(expected, `${measure.bit} ${of}`, () => ({ name: `e${expected.size}`, measure, of })).name,
    expectedUsers(measure) {
      const counted = keepNamed(users, 'u', measure);
      return keep(expectedUsers, counted, () => ({ name: `x${expectedUsers.size}`, users: counted })).name;
    },
    behind(lines) {
      const key = JSON.stringify([
        lines.measures.map(({ bit }) => bit),
        lines.months,
        lines.given,
        lines.contacts,
      ]);
      return keep(behind, key, () => ({ ...lines, name: `b${behind.size}` })).name;
    },
    planned: () => ({
      lineMeasures: [...lineMeasures.values()],
      leafColumns: [...leafColumns.values()],
      monthColumns: [...monthColumns.values()],
      contacts: [...contacts.values()],
      users: [...users.values()],
      spreads: [...spreads.values()],
      expected: [...expected.values()],
      expectedUsers: [...expectedUsers.values()],
      behind: [...behind.values()],
    }),
  };
}

function keepNamed(map: Map<string, NamedMeasure>, prefix: string, measure: LineMeasure): string {
  return keep(map, String(measure.bit), () => ({ name: `${prefix}${map.size}`, measure })).name;
}

function keep<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function identityOf(measure: Omit<LineMeasure, 'bit'>): string {
  const medicines = measure.medicines.map(({ set, weight }) => `${weight} ${set}`).sort();
  const { event, diagnoses, withDiagnosis, ages, sex, patients } = measure;
  return JSON.stringify([event, medicines, diagnoses, withDiagnosis, ages, sex, patients]);
}
