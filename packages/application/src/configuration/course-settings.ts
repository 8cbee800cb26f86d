import { Type } from 'typebox';
import { setting } from './setting.ts';

const OptionalText = Type.Union([Type.String({ minLength: 1 }), Type.Null()]);

/** Where the learning record store is that is told how far people have come in courses. */
export const COURSE_SETTINGS = {
  lrsEndpoint: setting(Type.Union([Type.String({ pattern: '^https?://[^\\s/]+(/\\S*)?$' }), Type.Null()]), {
    default: null,
    unit: null,
    description:
      'The address of a learning record store (xAPI), without `statements` at its end. It is told who has come how far in courses, by the id of the account, never by name or HPR number. Without it nobody is told.',
  }),
  lrsUser: setting(OptionalText, {
    default: null,
    unit: null,
    description: 'Smalspor’s name at the learning record store.',
  }),
  lrsPassword: setting(OptionalText, {
    default: null,
    unit: null,
    secret: true,
    description: 'Its password there.',
  }),
  lrsAttempts: setting(Type.Integer({ minimum: 1 }), {
    default: 200,
    unit: 'attempts',
    description:
      'A statement that the store will not have is put aside after so many; while the store is away nothing is counted.',
  }),
} as const;
