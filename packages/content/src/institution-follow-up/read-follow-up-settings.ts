import type { FollowUpSettings } from '@smalspor/domain/institution-follow-up';
import Type from 'typebox';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { readYaml } from '../reading/yaml-file.ts';

const PATH = 'institution-follow-up.yaml';
const closed = { additionalProperties: false };
const Percent = Type.Number({ minimum: 1, maximum: 100 });
const SETTINGS = Type.Object(
  {
    coverage: Type.Object({ low: Percent, high: Percent }, closed),
    monthsBehind: Type.Integer({ minimum: 0, maximum: 24 }),
    reminderDays: Type.Integer({ minimum: 1, maximum: 366 }),
    remindsByItself: Type.Boolean(),
  },
  closed,
);

/** What holds for a content directory without the file. */
const DEFAULTS: FollowUpSettings = {
  coverage: { low: 80, high: 100 },
  monthsBehind: 3,
  reminderDays: 30,
  remindsByItself: false,
};

/** Reads `content/institution-follow-up.yaml`. */
export function readFollowUpSettings(files: readonly ContentFile[], report: Report): FollowUpSettings {
  const file = files.find(({ path }) => path === PATH);
  const yaml = file && readYaml(file, SETTINGS, report);
  if (!yaml) return DEFAULTS;
  const { low, high } = yaml.value.coverage;
  if (low > high) report(PATH, yaml.lineOf(['coverage', 'low']), 'low is above high');
  return yaml.value;
}
