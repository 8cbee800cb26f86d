import { type IndicatorDefinition, isShareOfCounts } from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { SIGNAL_LEVELS, type SignalRules } from '@smalspor/domain/signals';
import Type, { type TSchema } from 'typebox';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { readYaml } from '../reading/yaml-file.ts';

const PATH = 'signals.yaml';
const closed = { additionalProperties: false };
const quarters = Type.Integer({ minimum: 12, maximum: 120, multipleOf: 3 });
const Ids = Type.Array(Type.String());
const Rate = Type.Number({ minimum: 0, maximum: 12 });
const byLevel = <T extends TSchema>(each: T) =>
  Type.Object({ doctor: each, group: each, municipality: each, county: each, institution: each }, closed);
const RULES = Type.Object(
  {
    series: Type.Object(
      {
        baselineMonths: quarters,
        leastBaselineMonths: quarters,
        watchedMonths: Type.Integer({ minimum: 3, maximum: 36, multipleOf: 3 }),
        leastExpected: Type.Number({ minimum: 1, maximum: 100 }),
        sigmas: Type.Number({ minimum: 3, maximum: 20 }),
        extraRun: Type.Integer({ minimum: 0, maximum: 20 }),
      },
      closed,
    ),
    change: Type.Object(
      {
        confidence: Type.Number({ minimum: 0.9, maximum: 0.999999 }),
        winsorise: Type.Number({ minimum: 0, maximum: 0.2 }),
        leastEvents: Type.Integer({ minimum: 5, maximum: 1000 }),
        leastUnits: Type.Integer({ minimum: 10, maximum: 400 }),
      },
      closed,
    ),
    groupChange: Type.Object(
      {
        sigmas: Type.Number({ minimum: 2, maximum: 20 }),
        dispersion: Type.Number({ minimum: 1, maximum: 100 }),
        leastEvents: Type.Integer({ minimum: 5, maximum: 1000 }),
      },
      closed,
    ),
    quietMonths: Type.Integer({ minimum: 0, maximum: 24 }),
    indicators: byLevel(Ids),
    falseAlarmsPerYear: byLevel(Rate),
  },
  closed,
);

/** What holds for a content directory without the file: nothing is watched. */
const NOTHING: SignalRules = {
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

/** Reads `content/signals.yaml`. Only counted events can be watched, rates of prescriptions and shares of them; of institutions doses for each bed day. */
export function readSignalRules(
  files: readonly ContentFile[],
  indicators: ReadonlyMap<string, IndicatorDefinition | null>,
  ofInstitutions: readonly InstitutionIndicator[],
  report: Report,
): SignalRules {
  const file = files.find(({ path }) => path === PATH);
  const yaml = file && readYaml(file, RULES, report);
  if (!yaml) return NOTHING;
  const { series } = yaml.value;
  if (series.leastBaselineMonths > series.baselineMonths)
    report(
      PATH,
      yaml.lineOf(['series', 'leastBaselineMonths']),
      'leastBaselineMonths is above baselineMonths',
    );
  for (const level of SIGNAL_LEVELS) {
    for (const id of yaml.value.indicators[level]) {
      const fault =
        level === 'institution'
          ? homeFault(ofInstitutions.find((each) => each.id === id))
          : countFault(indicators.get(id));
      if (fault !== null) report(PATH, yaml.lineOf(['indicators', level]), `${id} ${fault}`);
    }
  }
  return yaml.value;
}

const UNKNOWN = 'is no indicator';

/** A file with a fault of its own has been reported. */
function countFault(definition: IndicatorDefinition | null | undefined): string | null {
  if (definition === undefined) return UNKNOWN;
  if (definition === null || definition.scale === 'per1000Years' || isShareOfCounts(definition)) return null;
  return 'cannot be watched: it counts no single events';
}

function homeFault(definition: InstitutionIndicator | undefined): string | null {
  if (definition === undefined) return UNKNOWN;
  return 'bedTime' in definition.denominator
    ? null
    : 'cannot be watched: it counts no doses for each bed day';
}
