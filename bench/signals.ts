import { parseArgs } from 'node:util';
import { loadContent } from '../packages/content/src/loading/index.ts';
import {
  type Alarms,
  countChangeAlarms,
  countGroupAlarms,
  countHomeAlarms,
  countSeriesAlarms,
  drawCounty,
  drawDoctor,
} from '../packages/domain/src/signals/testing/index.ts';
import { poissonInterval } from '../packages/domain/src/statistics/index.ts';
import { permutedAlarms } from './signals-facts/permuted-alarms.ts';

/**
 * What the rules of `content/signals.yaml` cost and give: signals that a unit is told in a year in which nothing changes (twelve
 * releases, all its indicators together, each episode once), and the share of units that are told within a year of a real
 * change. `--home DIR` also takes the months of the doctors of a home's newest release in random order, so that nothing changes
 * but everything spreads as it does there. Ends with exit code 1 when a simulated rate is surely above what the content states.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    units: { type: 'string', default: '2000' },
    // Not chosen by its result: the year in which this was written.
    seed: { type: 'string', default: '2026' },
    home: { type: 'string' },
  },
});
const rules = loadContent().signals;
const [units, seed] = [Number(values.units), Number(values.seed)];

function describe({ told, unitYears, unitsTold }: Alarms) {
  const { low, high } = poissonInterval(told);
  const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
  return {
    unitYears,
    told,
    perUnitYear: rounded(told / unitYears),
    low: rounded(low / unitYears),
    high: rounded(high / unitYears),
    unitsTold: rounded(unitsTold),
  };
}

const places = 100;
const countries = Math.ceil(units / places);
const stable = {
  doctor: describe(countSeriesAlarms(drawDoctor, rules, { units, seed })),
  county: describe(countSeriesAlarms(drawCounty, rules, { units, seed })),
  municipality: describe(countChangeAlarms(rules, { countries, places, seed })),
  institution: describe(countHomeAlarms(rules, { units, seed })),
  group: describe(countGroupAlarms(rules, { units, seed })),
};
/** A change that begins with the first month that nobody had seen, in every indicator of the unit. */
const from = rules.series.baselineMonths + rules.series.watchedMonths;
const power = Object.fromEntries(
  [0.9, 0.8, 0.7, 0.6].map((factor) => {
    const few = { units: Math.ceil(units / 4), seed };
    return [
      `${Math.round((1 - factor) * 100)} % less`,
      {
        doctor: describe(
          countSeriesAlarms((r, s) => ({ ...drawDoctor(r, s), change: { from, factor } }), rules, few),
        ).unitsTold,
        county: describe(
          countSeriesAlarms((r, s) => ({ ...drawCounty(r, s), change: { from, factor } }), rules, few),
        ).unitsTold,
        institution: describe(countHomeAlarms(rules, few, { from, factor })).unitsTold,
        // The last of three years changes.
        group: describe(countGroupAlarms(rules, few, { from: 24, factor })).unitsTold,
        // One place in twenty changes; the rest are what it is compared with.
        municipality: describe(
          countChangeAlarms(rules, { countries, places, seed }, { share: 0.05, from: 8, factor }),
        ).unitsTold,
      },
    ];
  }),
);
const permuted = values.home === undefined ? null : await permutedAlarms(values.home, rules, seed);
const stated = rules.falseAlarmsPerYear;
const checks = {
  doctor: stable.doctor.low <= stated.doctor,
  county: stable.county.low <= stated.county,
  municipality: stable.municipality.low <= stated.municipality,
  institution: stable.institution.low <= stated.institution,
  group: stable.group.low <= stated.group,
};
if (values.json)
  console.log(JSON.stringify({ name: 'signals', seed, stable, power, permuted, stated, checks }));
else {
  console.log(
    `Signals in a year without change, ${rules.indicators.doctor.length} indicators for each unit, seed ${seed}`,
  );
  console.table(stable);
  console.log('Share of units that are told within a year of a change');
  console.table(power);
  console.table(permuted ?? { 'months in random order': 'name a home' });
  console.table(checks);
}
process.exitCode = Object.values(checks).every(Boolean) ? 0 : 1;
