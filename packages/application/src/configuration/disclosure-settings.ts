import { Type } from 'typebox';
import { type SettingTable, setting } from './setting.ts';

/** How few may stand behind a number that is told. */
export const DISCLOSURE_SETTINGS = {
  minimumPatients: setting(Type.Integer({ minimum: 3 }), {
    default: 5,
    unit: 'people',
    description: 'A count of patients below this, other than zero, is hidden.',
  }),
  minimumPrescribers: setting(Type.Integer({ minimum: 3 }), {
    default: 5,
    unit: 'people',
    description: 'An area with fewer prescribers is not shown on its own.',
  }),
  minimumGroupMembers: setting(Type.Integer({ minimum: 4 }), {
    default: 4,
    unit: 'people',
    description: 'A group with fewer reporting members has no figures: with three, two could find the third.',
  }),
  minimumInstitutions: setting(Type.Integer({ minimum: 3 }), {
    default: 5,
    unit: 'institutions',
    description: 'A sum over institutions is told only where it holds so many besides the reader’s own.',
  }),
  minimumAnswers: setting(Type.Integer({ minimum: 3 }), {
    default: 5,
    unit: 'answers',
    description: 'Fewer answers to a questionnaire are not told, not even added up.',
  }),
} as const satisfies SettingTable[string];
