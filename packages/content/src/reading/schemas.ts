import Type from 'typebox';

/** A text that says something. */
export const Text = Type.String({ pattern: '\\S' });

/** The same text in all languages of the product; none may be left out. */
export const LocalisedSchema = Type.Object({ nb: Text, nn: Text, en: Text }, { additionalProperties: false });

/** `YYYY-MM-DD`. */
export const DateSchema = Type.String({ pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$' });

/** `YYYY-MM`. */
export const MonthSchema = Type.String({ pattern: '^\\d{4}-(?:0[1-9]|1[0-2])$' });

/** Lower-case words joined by hyphens, as file names are. */
export const IdSchema = Type.String({ pattern: '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$' });
