import { sql, type Kysely, type Migration } from 'kysely';

/** Which webhooks have arrived, by when: they are forgotten after a while. */
export const arrived: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql
      .raw('create index webhook_delivery_arrived on webhook_delivery (delivered_at) where delivered_at is not null')
      .execute(database);
  },
};
