import { createRenderer } from '../../packages/reports/src/pdf/index.ts';
import { exampleInstitutionReport } from '../../packages/reports/src/testing/example-institutions.ts';

/** How fast reports of institutions are built from their figures and set by two workers; the target is 1,000 in a minute. */
export interface InstitutionPdfFigures {
  readonly institutionPdfs: number;
  readonly institutionPdfsPerSecond: number;
  readonly secondsForThousandPdfs: number;
  /** Of both workers: on a busy machine a better measure than the clock. */
  readonly processorMsPerInstitutionPdf: number;
  /** What of it goes to the report's sentences and pictures' figures, before it is set. */
  readonly processorMsPerInstitutionModel: number;
}

const WORKERS = 2;
const WARM_UP = 40;

/** Every report is another home's, with other figures in its pictures, so that nothing is found in a cache. */
export async function measureInstitutionPdfs(count: number): Promise<InstitutionPdfFigures> {
  const renderer = createRenderer({ workers: WORKERS });
  let next = 0;
  const keepBusy = async (last: number): Promise<void> => {
    while (next < last) {
      const number = next;
      next += 1;
      await renderer.renderInstitutionReport(numbered(number), 'nb');
    }
  };
  const run = (last: number) => Promise.all(Array.from({ length: WORKERS * 2 }, () => keepBusy(last)));
  await run(WARM_UP);
  const [began, processor] = [performance.now(), process.cpuUsage()];
  await run(WARM_UP + count);
  const seconds = (performance.now() - began) / 1000;
  const used = process.cpuUsage(processor);
  await renderer.close();
  const before = process.cpuUsage();
  for (let number = 0; number < count; number += 1) numbered(number);
  const building = process.cpuUsage(before);
  return {
    institutionPdfs: count,
    institutionPdfsPerSecond: Math.round((100 * count) / seconds) / 100,
    secondsForThousandPdfs: Math.round((10_000 * seconds) / count) / 10,
    processorMsPerInstitutionPdf: Math.round((used.user + used.system) / 100 / count) / 10,
    processorMsPerInstitutionModel: Math.round((building.user + building.system) / 100 / count) / 10,
  };
}

type Report = ReturnType<typeof exampleInstitutionReport>;

/** Built anew each time, as it is for each home. */
function numbered(number: number): Report {
  const model = exampleInstitutionReport(number % 2 === 0 ? 'start' : 'year');
  const shift = 1 + (number % 97) / 1000;
  return {
    ...model,
    id: `${model.id}-${number}`,
    institution: { ...model.institution, name: `Demo sykehjem ${number}` },
    headline: model.headline.map((block) => shifted(block, shift)),
    choice: model.choice.map((block) => shifted(block, shift)),
    urinary: model.urinary.map((block) => shifted(block, shift)),
    trends: model.trends.map((trend) => ({
      ...trend,
      points: trend.points.map((point) =>
        point.own.value === null
          ? point
          : { ...point, own: { ...point.own, value: point.own.value * shift } },
      ),
    })),
  };
}

function shifted(block: Report['headline'][number], shift: number): Report['headline'][number] {
  return {
    ...block,
    rows: block.rows.map((row) =>
      row.estimate.value === null
        ? row
        : { ...row, estimate: { ...row.estimate, value: row.estimate.value * shift } },
    ),
  };
}
