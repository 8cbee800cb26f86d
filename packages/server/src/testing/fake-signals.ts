import { loadContent } from '@smalspor/content/loading';
import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';

const { indicators, signals: rules } = loadContent();
const [watched] = indicators.filter(({ id }) => rules.indicators.doctor.includes(id));
const text = (part: 'name' | 'definition') => ({
  nb: watched?.texts.nb[part] ?? '',
  nn: watched?.texts.nn[part] ?? '',
  en: watched?.texts.en[part] ?? '',
});

const SIGNAL: OutputOf<'listSignals'>['signals'][number] = {
  id: 'signal-1',
  level: 'doctor',
  unitName: null,
  area: null,
  group: null,
  organisation: null,
  ward: null,
  indicator: watched?.id ?? '',
  name: text('name'),
  pattern: 'run',
  side: 'below',
  from: '2020-01',
  foundAt: '2021-02-01T08:00:00.000Z',
  stands: true,
  isNew: true,
};

/** The token in every digest. */
export const FAKE_STOP_TOKEN = 'a'.repeat(43);

/** A long run of a doctor's, told once. */
export function createFakeSignals(): Pick<UseCases, 'listSignals' | 'readSignal' | 'stopDigest'> {
  return {
    listSignals: async () => ({
      release: { id: 'rel-1', to: '2020-12', done: 3, parts: 3 },
      followed: { doctor: 1, group: 0, municipality: 0, county: 0, institution: 0 },
      indicators: [text('name')],
      byChancePerYear: rules.falseAlarmsPerYear.doctor,
      signals: [SIGNAL],
    }),
    stopDigest: async ({ token }) => {
      if (token !== FAKE_STOP_TOKEN) throw new Refusal('not-found', 'This link is unknown or too old.');
      return { stopped: true };
    },
    readSignal: async (_actor, { signalId }) => {
      if (signalId !== SIGNAL.id) throw new Refusal('not-found', 'There is no such signal for you.');
      return {
        signal: SIGNAL,
        definition: text('definition'),
        direction: watched?.direction ?? 'none',
        sigmas: rules.series.sigmas,
        picture: {
          step: 'month',
          centre: 1,
          points: Array.from({ length: 48 }, (_, month) => ({
            month: `${2017 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
            value: (month < 36 ? 1 : 0.8) + 0.05 * Math.sin(month * 2.4),
            ...{ low: 0.7, high: 1.3, beyond: null, inRun: month >= 36 },
          })),
          annotations: [],
        },
      };
    },
  };
}
