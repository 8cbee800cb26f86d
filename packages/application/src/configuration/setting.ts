import type { Static, TSchema } from 'typebox';

/** One thing that an operator may set. */
export interface Setting<S extends TSchema = TSchema> {
  readonly schema: S;
  readonly default: Static<S>;
  /** What a number counts, for the documentation; `null` where there is nothing to count. */
  readonly unit: string | null;
  readonly description: string;
  /** Only where the environment variable is not `SMALSPOR_GROUP_NAME`. */
  readonly variable?: string;
  /** Its value is never written anywhere. */
  readonly secret?: true;
}

export function setting<S extends TSchema>(schema: S, described: Omit<Setting<S>, 'schema'>): Setting<S> {
  return { schema, ...described };
}

/** Settings by group and name, as they stand in `config.json`. */
export type SettingTable = Readonly<Record<string, Readonly<Record<string, Setting>>>>;

export type ValuesOf<T extends SettingTable> = {
  readonly [Group in keyof T]: { readonly [Name in keyof T[Group]]: Static<T[Group][Name]['schema']> };
};

export interface NamedSetting extends Setting {
  readonly group: string;
  readonly name: string;
  /** `group.name`. */
  readonly path: string;
  readonly variable: string;
}

/** Every setting of a table in its order, with its names. */
export function listSettings(table: SettingTable): readonly NamedSetting[] {
  return Object.entries(table).flatMap(([group, settings]) =>
    Object.entries(settings).map(([name, one]) => ({
      ...one,
      group,
      name,
      path: `${group}.${name}`,
      variable: one.variable ?? `SMALSPOR_${snake(group)}_${snake(name)}`,
    })),
  );
}

function snake(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}
