import type { IndicatorDefinition } from '../indicators/index.ts';
import type { Localised } from '../texts/index.ts';
import type { Described } from './before-after.ts';
import type { Controlled } from './controlled.ts';
import type { Change } from './jackknife.ts';

/** One indicator of an evaluation as it is shown: with its name, and with rates on the scale that it has everywhere. */
export interface MeasureView {
  readonly indicator: string;
  readonly name: Localised;
  readonly scale: 'percent' | 'rate';
  readonly direction: IndicatorDefinition['direction'];
  readonly described:
    | (Pick<Described, 'before' | 'after' | 'participants' | 'nation' | 'others' | 'notStarted'> & {
        readonly counties: readonly CountyView[];
      })
    | null;
  readonly controlled: Pick<Controlled, 'firstYear' | 'preTrend' | 'events'> | null;
  /** What was planted in a synthetic country, in per cent; `null` where nothing is known. */
  readonly truth: {
    readonly participants: number | null;
    readonly nation: number | null;
    readonly effect: number | null;
  } | null;
}

export interface CountyView {
  readonly county: string;
  readonly name: string;
  readonly units: number;
  /** Months of the windows, `2018-03`. */
  readonly from: string;
  readonly to: string;
  /** Whether the windows hold months of the pandemic. */
  readonly hasPandemic: boolean;
  readonly before: number;
  readonly after: number;
  readonly change: Change;
  readonly nationPercent: number | null;
}

/** An evaluation as page and paper show it. */
export interface EvaluationView {
  readonly synthetic: boolean;
  /** Months of the series, `2016-01`. */
  readonly from: string;
  readonly to: string;
  readonly participants: number;
  readonly wholeCounties: number;
  /** Where the participants are known from; `null` in an older release. */
  readonly sources: {
    readonly delivered: number;
    readonly own: number;
    readonly both: number;
    /** Begun at times that cannot both be the start. */
    readonly contradicting: number;
  } | null;
  readonly measures: readonly MeasureView[];
}

/** An evaluation to be printed, with everything that its pages say. */
export interface EvaluationPaper {
  readonly programme: string;
  readonly name: Localised;
  readonly register: 'groups' | 'institutions';
  readonly release: {
    readonly id: string;
    readonly contentVersion: string;
    /** ISO 8601. */
    readonly publishedAt: string;
  };
  readonly evaluation: EvaluationView;
  /** Sentences by `namespace.key`, as `content/messages` has them. */
  readonly messages: ReadonlyMap<string, Localised>;
}
