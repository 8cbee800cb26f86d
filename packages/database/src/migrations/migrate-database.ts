import { Refusal } from '@smalspor/domain/refusal';
import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { MIGRATIONS } from './all-migrations.ts';

/**
 * Brings a database forward to the newest version this programme knows, or to `target`. There is no way back:
 * a database that a newer programme has already migrated is refused.
 *
 * @param onPending called once when there is something to do; what it throws stops the migration
 */
export async function migrateDatabase<T>(
  db: Kysely<T>,
  onPending: () => void | Promise<void> = () => {},
  target: string | null = null,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  await refuseNewerDatabase(db);
  const pending = (await migrator.getMigrations()).filter(({ executedAt }) => executedAt === undefined);
  if (pending.length === 0) return;
  await onPending();
  const outcome = target === null ? await migrator.migrateToLatest() : await migrator.migrateTo(target);
  if (outcome.error !== undefined) {
    await refuseNewerDatabase(db);
    throw outcome.error;
  }
}

async function refuseNewerDatabase<T>(db: Kysely<T>): Promise<void> {
  const table = await sql<{
    name: string | null;
  }>`select to_regclass('kysely_migration')::text as name`.execute(db);
  if (table.rows[0]?.name == null) return;
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = applied.rows.map(({ name }) => name).filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0) {
    throw new Refusal(
      'database-newer',
      `The database was migrated by a newer Smalspor (${unknown.join(', ')}). Start that version, or restore a backup from before.`,
    );
  }
}
