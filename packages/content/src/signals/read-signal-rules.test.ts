import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONTENT_DIRECTORY, loadContent } from '../loading/index.ts';
import type { ContentFile } from '../reading/content-files.ts';
import { readSignalRules } from './read-signal-rules.ts';

const whole = readFileSync(`${CONTENT_DIRECTORY}/signals.yaml`, 'utf8');
const { indicators, institutionIndicators, signals } = loadContent();
const named = new Map(indicators.map((each) => [each.id, each]));

function faultsOf(text: string): readonly string[] {
  const faults: string[] = [];
  const file = { path: 'signals.yaml', text } as unknown as ContentFile;
  readSignalRules([file], named, institutionIndicators, (_file, _line, fault) => faults.push(fault));
  return faults;
}

it('watches few indicators, and says what that costs in false alarms', () => {
  expect(signals.indicators.doctor.length).toBeLessThanOrEqual(4);
  for (const rate of Object.values(signals.falseAlarmsPerYear)) expect(rate).toBeLessThanOrEqual(0.15);
  expect(faultsOf(whole)).toEqual([]);
});

it('refuses what cannot be watched', () => {
  const swap = (id: string) => whole.replace('doctor: [prescriptions-per-1000', `doctor: [${id}`);
  expect(faultsOf(swap('ddd-per-1000-days'))).toEqual([
    'ddd-per-1000-days cannot be watched: it counts no single events',
  ]);
  expect(
    faultsOf(whole.replace('institution: [institution-total', 'institution: [institution-oral-share')),
  ).toEqual(['institution-oral-share cannot be watched: it counts no doses for each bed day']);
  expect(faultsOf(swap('no-such-thing'))).toEqual(['no-such-thing is no indicator']);
  expect(faultsOf(whole.replace('leastBaselineMonths: 24', 'leastBaselineMonths: 48'))).toEqual([
    'leastBaselineMonths is above baselineMonths',
  ]);
});

it('watches nothing without the file', () => {
  expect(readSignalRules([], named, [], () => undefined).indicators.doctor).toEqual([]);
});
