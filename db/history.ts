// The one question asked of every governed table: everything of one pilot, oldest first.
import { asc, eq, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { prepared, type Reader } from './store.ts'

type OfPilot = SQLiteTable & { readonly pilot: SQLiteColumn; readonly seq: SQLiteColumn }

/** A prepared query for all rows of a pilot in `table`, oldest first. */
export function historyOf<Table extends OfPilot>(
  table: Table,
): (reader: Reader, pilot: string) => Promise<readonly Table['$inferSelect'][]> {
  const query = prepared((reader) =>
    reader
      .select()
      .from(table as SQLiteTable) // drizzle cannot follow a generic table through its builder
      .where(eq(table.pilot, sql.placeholder('pilot')))
      .orderBy(asc(table.seq))
      .prepare(),
  )
  return async (reader, pilot) => query(reader).all({ pilot })
}
