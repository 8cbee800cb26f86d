import {
  type Alarms,
  countChangeAlarms,
  countGroupAlarms,
  countHomeAlarms,
  countSeriesAlarms,
  drawCounty,
  drawDoctor,
} from '@smalspor/domain/signals/testing';
import { poissonInterval } from '@smalspor/domain/statistics';
import { expect, it } from 'vitest';
import { loadContent } from '../loading/index.ts';

const { signals } = loadContent();
/** Not chosen by its result: the year in which this was written. */
const SEED = 2026;

/** Fewer units than the benchmark draws, so the measured rate has room for chance. */
it.each([
  ['doctor', () => countSeriesAlarms(drawDoctor, signals, { units: 250, seed: SEED })],
  ['county', () => countSeriesAlarms(drawCounty, signals, { units: 250, seed: SEED })],
  ['institution', () => countHomeAlarms(signals, { units: 150, seed: SEED })],
  ['group', () => countGroupAlarms(signals, { units: 150, seed: SEED })],
  ['municipality', () => countChangeAlarms(signals, { countries: 5, places: 100, seed: SEED })],
] as const)('false alarms of a %s are not more than is stated', (level, measure: () => Alarms) => {
  const { told, unitYears } = measure();
  expect(poissonInterval(told).low / unitYears).toBeLessThanOrEqual(signals.falseAlarmsPerYear[level]);
});
