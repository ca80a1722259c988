// What the system side of the example took: days of building, hours of support once they were logged, and the versions of the
// automation.
export const builtBeforeLaunch = { days: '14.5', words: 'Tariq and Ines since the first of the summer.' } as const

/** Hours of support by pilot week, counted from 0; before week six Maya stated them. */
export const supportHours: readonly { readonly week: number; readonly hours: string; readonly words: string }[] = [
  { week: 5, hours: '7', words: 'Four reruns on Wednesday, then the repair.' },
  { week: 6, hours: '6.5', words: 'Watched the sync twice a day; a price list without prices.' },
  { week: 7, hours: '5.5', words: 'Watched the sync; one closed order.' },
  { week: 8, hours: '5.5', words: 'Tried every alert; a scan on its side.' },
]

export const builds = {
  atLaunch: { build: '1.0', words: 'What the charter says, and nothing else.' },
  withTolerance: { build: '1.1', words: 'A difference of less than a euro is no difference.' },
  repaired: { build: '1.2', words: 'The sync waits for two minutes and books nothing twice.', days: '1.5' },
} as const
