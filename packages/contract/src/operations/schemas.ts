import { LANGUAGES, type Language } from '@smalspor/domain/texts';
import type { PlainDate } from '@smalspor/domain/time';
import { type Static, type TSchema, Type } from 'typebox';

/** No parameters, no query or no body. */
export const Nothing = Type.Object({});

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One of a list of words that the domain owns. */
export const OneOf = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words] });

/** Opaque: says nothing about whom or what it stands for, so it may stand in an address. */
export const Id = Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$' });

/** An instant in UTC. */
export const Instant = Type.String({ format: 'date-time', pattern: '^(19|20)\\d{2}-' });

/** A calendar month, `YYYY-MM`. */
export const MonthText = Type.String({ pattern: '^(19|20)\\d{2}-(0[1-9]|1[0-2])$' });

/** A calendar day, `YYYY-MM-DD`, of the Gregorian calendar; 31 February is none. */
export const DAY_PATTERN =
  '^(?:20\\d\\d-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|20(?:[02468][048]|[13579][26])-02-29)$';
export const PlainDay = Type.Unsafe<PlainDate>({ type: 'string', pattern: DAY_PATTERN });

export const LanguageSchema = Type.Unsafe<Language>({ type: 'string', enum: [...LANGUAGES] });

export const LocalisedSchema = Type.Object({
  nb: Type.String(),
  nn: Type.String(),
  en: Type.String(),
});

export const Count = Type.Integer({ minimum: 0 });

export type { Static };

/** A calendar day in Norway. */
export const Day = Type.String({ pattern: DAY_PATTERN });

/** Someone in a round: `hpr:` and the number of a doctor, `person:` and the account of anyone else. */
export const ParticipantId = Type.String({ pattern: '^(hpr:[0-9]{1,9}|person:[0-9a-f-]{36})$' });

/** The id of a programme or of a part of one. */
export const PartId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,49}$' });
/** School hours of 45 minutes. */
export const Hours = Type.Number({ minimum: 0 });

/** A finished file that is not a PDF, with its media type. */
export interface TypedFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
}
