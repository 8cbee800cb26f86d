import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { NamedSetting } from './setting.ts';

/**
 * A setting's value from the text of an environment variable. The schema decides how the text is read: numbers,
 * `yes` and `no`, lists with commas or spaces, lists of groups as JSON, and an empty text for «not set» where that is
 * allowed.
 *
 * @returns `undefined` when the text does not fit; the text itself is never repeated, for it may be a secret
 */
export function parseText(setting: NamedSetting, text: string): unknown {
  return readings(text).find((value) => fits(setting.schema, value));
}

export function fits(schema: TSchema, value: unknown): boolean {
  return Value.Check(schema, value);
}

function readings(text: string): readonly unknown[] {
  const trimmed = text.trim();
  if (trimmed === '') return [null, []];
  const numbers = /^-?\d+(\.\d+)?$/.test(trimmed) ? [Number(trimmed)] : [];
  const answers: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };
  const answer = answers[trimmed.toLowerCase()];
  return [
    ...readJson(trimmed),
    ...numbers,
    ...(answer === undefined ? [] : [answer]),
    trimmed,
    trimmed.split(/[\s,]+/).filter(Boolean),
  ];
}

/** Only lists: every other value has a plainer way. */
function readJson(text: string): readonly unknown[] {
  if (!text.startsWith('[')) return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** What a value must be, in words, from its schema. */
export function describeSchema(schema: TSchema): string {
  const {
    anyOf,
    type,
    minimum,
    maximum,
    pattern,
    const: literal,
    items,
    properties,
    enum: words,
  } = schema as TSchema & {
    readonly anyOf?: readonly TSchema[];
    readonly type?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly pattern?: string;
    readonly const?: string;
    readonly items?: TSchema;
    readonly properties?: Readonly<Record<string, TSchema>>;
    readonly enum?: readonly string[];
  };
  if (anyOf) return anyOf.map(describeSchema).join(' or ');
  if (literal !== undefined) return `\`${literal}\``;
  if (type === 'null') return 'nothing';
  if (type === 'boolean') return 'yes or no';
  if (properties) return `a group of ${Object.keys(properties).join(', ')}`;
  if (words) return `one of ${words.join(', ')}`;
  if (type === 'array') return `a list, each ${describeSchema(items ?? {})}`;
  const range = [minimum === undefined ? '' : `from ${minimum}`, maximum === undefined ? '' : `to ${maximum}`]
    .filter(Boolean)
    .join(' ');
  if (type === 'integer') return ['a whole number', range].filter(Boolean).join(' ');
  if (type === 'number') return ['a number', range].filter(Boolean).join(' ');
  if (pattern?.startsWith('^https')) return 'an http or https address';
  if (pattern?.startsWith('^postgres')) return 'a postgresql address';
  if (pattern?.includes('MB')) return 'a size such as 512MB or 2GB';
  return 'a text';
}
