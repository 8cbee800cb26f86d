import { type Curve, curve, valueOn } from '../chance/curve.ts';
import type { InfectionGroup } from '../infections/infections.ts';

/** How readily doctors prescribe by year, 1 in 2019. Fitted to the reference figures; from 2022 on invented. */
const READINESS: Readonly<Record<InfectionGroup, Curve>> = {
  respiratory: curve(
    '2011:1.39 2012:1.37 2013:1.22 2014:1.14 2015:0.986 2016:0.858 2017:0.782 2018:0.708 2019:0.787 2020:0.772 2021:0.742 2022:0.706 2025:0.7',
  ),
  urinary: curve('2011:1.09 2016:1.03 2019:1 2025:0.97'),
  skin: curve('2011:1.17 2016:1.04 2019:1 2025:0.97'),
  other: curve('2011:1.22 2016:1.07 2019:1 2025:0.96'),
  prophylaxis: curve('2011:0.85 2025:1.1'),
};

export function readiness(group: InfectionGroup, year: number): number {
  return valueOn(READINESS[group], year);
}

/** Log odds of penicillin V in respiratory infections relative to 2019. Fitted to the reference figures. */
const NARROWING: Curve = curve(
  '2011:-0.78 2012:-0.71 2013:-0.58 2014:-0.46 2015:-0.35 2016:-0.25 2017:-0.235 2018:-0.215 2019:-0.18 2020:-0.25 2022:-0.28 2025:-0.24',
);

export function narrowing(year: number): number {
  return valueOn(NARROWING, year);
}

/** Share of dispensings that carry a diagnosis code, for a doctor of average habit. Invented. */
const CODED: Curve = curve('2012:0.12 2016:0.3 2018:0.42 2021:0.64 2025:0.8');

export function shareCoded(year: number): number {
  return valueOn(CODED, year);
}
