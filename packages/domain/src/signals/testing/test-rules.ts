import type { SignalRules } from '../signal-rules.ts';

/** Rules as those of the content, for tests of the rules themselves. */
export const TEST_RULES: SignalRules = {
  series: {
    ...{ baselineMonths: 36, leastBaselineMonths: 24, watchedMonths: 12 },
    ...{ leastExpected: 8, sigmas: 5, extraRun: 2 },
  },
  change: { confidence: 0.9995, winsorise: 0.02, leastEvents: 20, leastUnits: 20 },
  groupChange: { sigmas: 3.5, dispersion: 2.5, leastEvents: 50 },
  quietMonths: 6,
  indicators: { doctor: [], group: [], municipality: [], county: [], institution: [] },
  falseAlarmsPerYear: { doctor: 0, group: 0, municipality: 0, county: 0, institution: 0 },
};
