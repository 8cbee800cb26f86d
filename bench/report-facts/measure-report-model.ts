import type { Content } from '@smalspor/content/loading';
import { DEFAULT_DISCLOSURE } from '@smalspor/domain/disclosure';
import { buildIndividualReport } from '@smalspor/domain/reports';
import type { HomePaths } from '@smalspor/warehouse/home';
import { openRelease } from '@smalspor/warehouse/read';
import { comparatorFigures } from '../../packages/application/src/reports/figures.ts';
import { reportInput } from '../../packages/application/src/reports/report-input.ts';
import { reportPeriod } from '../../packages/application/src/reports/report-period.ts';
import { percentile, round } from '../warehouse-facts/timing.ts';

const WARM_UP = 20;
const REPORTS = 200;

export interface ReportModelFigures {
  /** One doctor's report from an open release to the frozen model: own cells, others' figures, place and sentences. Median. */
  readonly reportModelMs: number;
  readonly reportModelP95Ms: number;
  /** Mean processor time of one: on a busy machine a better measure than the clock. */
  readonly reportModelProcessorMs: number;
}

/** How long one report takes, from the cube to its model, of doctors here and there in the country. */
export async function measureReportModel(
  { home, releaseId, memoryLimit }: { home: HomePaths; releaseId: string; memoryLimit: string },
  content: Content,
): Promise<ReportModelFigures> {
  const { minGroupMembers, k: minimumPatients } = DEFAULT_DISCLOSURE;
  const reader = await openRelease(home, releaseId, { memoryLimit, minGroupMembers });
  const period = reportPeriod('individual', reader.manifest);
  const comparators = comparatorFigures(reader, content.geography);
  const house = { content, configuration: { disclosure: { minimumPatients } } };
  const listed = reader.homes.at(period.end);
  const times: number[] = [];
  let before = process.cpuUsage();
  for (let report = 0; report < WARM_UP + REPORTS; report += 1) {
    const recipient = listed[(report * 7919) % listed.length];
    if (recipient === undefined) throw new Error('Nobody has a list when the release ends');
    const { prescriber } = recipient;
    if (report === WARM_UP) before = process.cpuUsage();
    const began = performance.now();
    const own = await reader.ownCells({ kind: 'own', prescriber }, prescriber);
    const source = {
      ...{ reader, comparators, own, home: recipient, period },
      ...{ previous: new Map(), previousEnd: null },
    };
    const input = await reportInput(
      house,
      source,
      { prescriber, hpr: String(prescriber), name: 'Bench' },
      {
        ...{
          id: String(report),
          issuedAt: '2026-01-01T00:00:00Z',
          releasePublishedAt: '2026-01-01T00:00:00Z',
        },
        ...{ synthetic: true, previous: null, corrects: null, nationally: [] },
      },
    );
    buildIndividualReport(input, content.messages);
    if (report >= WARM_UP) times.push(performance.now() - began);
  }
  const used = process.cpuUsage(before);
  reader.close();
  return {
    reportModelMs: round(percentile(times, 0.5)),
    reportModelP95Ms: round(percentile(times, 0.95)),
    reportModelProcessorMs: round((used.user + used.system) / 1000 / REPORTS),
  };
}
