import { sql, type Kysely, type Migration } from 'kysely';

/** What of a step was begun and what is told, invoice by invoice, and whether a person has it told although nobody can see that it was not. */
export const told: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`alter table provider_step
      add told jsonb not null default '{}', add is_insisted boolean not null default false`.execute(database);
  },
};
