import { Type } from 'typebox';
import { type SettingTable, setting } from './setting.ts';

/** Whether what is released is open to everyone. */
export const OPEN_RESULT_SETTINGS = {
  show: setting(Type.Union([Type.Literal('none'), Type.Literal('synthetic'), Type.Literal('all')]), {
    default: 'synthetic',
    unit: null,
    description:
      'Which releases anyone may read without signing in, for the country and its counties: none, invented ones, or all. Real figures become public when whoever answers for the programme sets `all`, and not before.',
  }),
  requestsPerMinute: setting(Type.Integer({ minimum: 1 }), {
    default: 300,
    unit: 'requests per minute and address',
    description:
      'Of the open interface. More are refused with status 429; whoever is signed in at the same address is counted apart.',
  }),
} as const satisfies SettingTable[string];
