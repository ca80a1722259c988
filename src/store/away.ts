// The database can be away for a moment: held by another program, the disk full or gone. That is nobody's mistake in here,
// and what was asked can be asked again.

const away = ['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN']

/** Whether an error says that the database cannot be used just now. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  const code = String(error.code)
  return away.some((one) => code.startsWith(one))
}
