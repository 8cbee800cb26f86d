import { Type } from 'typebox';
import { type SettingTable, setting } from './setting.ts';

/** Where national series are fetched from. */
export const STATISTICS_SETTINGS = {
  address: setting(Type.String({ pattern: '^https?://[^\\s/]+(/\\S*)?$' }), {
    default: 'https://statistikk-data.fhi.no/api/open/v1',
    unit: null,
    description: 'The open statistics API that `smalspor national-series` asks.',
  }),
  keepDays: setting(Type.Integer({ minimum: 0 }), {
    default: 30,
    unit: 'days',
    description:
      'A series that was fetched later than this is not asked for again, unless `--again` is given.',
  }),
} as const satisfies SettingTable[string];
