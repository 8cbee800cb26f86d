/** The part of a JSON schema that the description of the open interface uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

export interface ApiField {
  /** With the way to it, such as `values[].period.from`. */
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** What a value may be, in a few words. */
export function typeName({ type, enum: words, anyOf, items }: JsonSchema): string {
  if (anyOf) return anyOf.map(typeName).join(' | ');
  if (words) return words.map((word) => `"${word}"`).join(' | ');
  if (type === 'array') return `${items ? typeName(items) : 'any'}[]`;
  return type ?? 'any';
}

/** Every field of an answer, in its order; texts in three languages stand as one. */
export function fieldsOf(schema: JsonSchema, path = ''): readonly ApiField[] {
  const known = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  if (known.type === 'array' && known.items) return fieldsOf(known.items, `${path}[]`);
  return Object.entries(known.properties ?? {}).flatMap(([name, property]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const own = { name: at, type: typeName(property), text: textOf(property) };
    return isLocalised(property) ? [{ ...own, type: 'text (nb, nn, en)' }] : [own, ...fieldsOf(property, at)];
  });
}

function textOf({ description, anyOf }: JsonSchema): string {
  return description ?? anyOf?.map((each) => each.description ?? '').find(Boolean) ?? '';
}

function isLocalised(schema: JsonSchema): boolean {
  const known = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  return Object.keys(known.properties ?? {}).join() === 'nb,nn,en';
}
