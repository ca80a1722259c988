// The few column kinds we use, named as the business speaks of them. Only this folder knows the dialect behind them,
// so that another database can be a second face with the same names.
import { alias, customType, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const table = sqliteTable
export { index, primaryKey }

/** A table under a second name, for questions that compare its rows with each other. */
export { alias }

/** The ledger entry that made this row; governed tables have it as their key. */
export const seq = () => integer('seq').primaryKey()

/** An id made by the app, never by the database. */
export const id = (name: string) => text(name)

/** The id of something in another table. */
export const ref = (name: string) => text(name)

export const int = (name: string) => integer(name)

export const words = (name: string) => text(name)

/** One word of a fixed list, which the domain keeps. */
export const oneOf = <Word extends string>(name: string) => text(name).$type<Word>()

export const bool = (name: string) => integer(name, { mode: 'boolean' })

/** Milliseconds since 1970, UTC. */
export const instant = (name: string) => integer(name)

/** A calendar day, "2026-05-04". */
export const day = (name: string) => text(name)

/** An ISO week, "2026-W37". */
export const week = (name: string) => text(name)

/** A decimal number that is measured, not agreed: evidence only. */
export const measured = customType<{ data: number; driverData: number }>({ dataType: () => 'real' })

/** A value of a known shape, kept as JSON text. */
export const json = <Shape>(name: string) => text(name, { mode: 'json' }).$type<Shape>()

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'blob',
  toDriver: (value) => Buffer.from(value),
})
