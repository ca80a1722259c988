// The page to pause a running pilot at once, and to let it go on again with both keys.
import type { FailedSeries } from '../../domain/failed-series.ts'
import { firstWeekOf } from '../../domain/pilot-weeks.ts'
import { currentPause, keyedResumption, notPausable } from '../../domain/pause.ts'
import { hasEnded, type StageChange } from '../../domain/pilot.ts'
import { dayTime, weekName } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { field, type Problem, type Problems, problemSummary, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { type KeyStep, keyStep, type Signer } from './key-form.ts'
import { type Keys, primary } from './keys.ts'
import { whyAsked } from './pause-asked.ts'
import { turnedKeys } from './turned-keys.ts'

export type PauseOf = Shown & {
  readonly mayPause: boolean
  /** Runs that fail in a row. */
  readonly series: readonly FailedSeries[]
  /** The words of the pause that holds now. */
  readonly why: string
  /** Hash of what the keys of the resumption are on; null while nothing is paused. */
  readonly hash: string | null
  readonly signer: Signer
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type PausePage = {
  readonly heading: string
  readonly standing: readonly string[]
  readonly problems: Problems | null
  readonly form: Form | null
  readonly keys: Keys | null
  readonly step: KeyStep
}

export function pauseView(given: PauseOf): PausePage {
  const paused = currentPause(given.file.pilot)
  const nothing: PausePage = {
    heading: 'Pause',
    standing: [],
    problems: problemSummary(given.problems),
    form: null,
    keys: null,
    step: { form: null, says: null },
  }
  if (paused) return { ...nothing, ...resumption(given, paused) }
  const no = notPausable(given.file.pilot)
  if (no) return { ...nothing, standing: [no] }
  const { calendar, now, series, mayPause } = given
  const standing = [runningSentence(given), ...whyAsked(series, { zone: calendar.zone, now })]
  return { ...nothing, standing, form: mayPause ? pauseForm(given) : null }
}

function runningSentence({ file, mayPause }: PauseOf): string {
  const first = firstWeekOf(file)
  const since = first === null ? '' : ` Its first week is the week of ${weekName(first)}.`
  return mayPause
    ? `This pilot is running.${since}`
    : 'This pilot is running. The people named in the charter can pause it.'
}

function pauseForm({ file, sent, problems }: PauseOf): Form {
  const why = {
    kind: 'textarea',
    name: 'why',
    label: 'Why it must stop now',
    rows: 2,
    hint: 'One sentence. It tops the next review.',
  } as const
  const next = 'It is paused at once and the group goes back to the fallback. Going on again takes both keys.'
  return form({
    id: 'pause-form',
    action: `/pilots/${encodeURIComponent(file.pilot.code)}/pause`,
    fields: [field(why, sent, problems)],
    primary: primary(next, { text: 'Pause now', tone: 'danger' }),
  })
}

function resumption(given: PauseOf, paused: StageChange): Partial<PausePage> {
  const { hash } = given
  return {
    heading: 'Paused',
    standing: pausedSentences(given, paused),
    keys: hash
      ? turnedKeys({
          ...given,
          id: 'resumption-keys',
          on: 'the resumption',
          content: keyedResumption(paused, hash),
          replaced: [],
          moved: '',
        })
      : null,
    step: hash ? stepOf(given, paused, hash) : { form: null, says: null },
  }
}

function pausedSentences({ file, names, calendar, now, why }: PauseOf, paused: StageChange): readonly string[] {
  const who = nameWithSeat(names, file.pilot.holders, paused.by)
  const when = dayTime(paused.at, calendar.zone, now)
  if (paused.because === 'disagreement')
    return [
      `Paused since ${when}: the two leaders differ, and one of them chose stop. It goes on when both sign the same answer, or when both turn their keys here.`,
    ]
  return [
    `${who} paused this pilot on ${when}: “${why}”`,
    'A week wholly paused is a gap: no review is due, it does not count for the time box, and it ends the streak.',
  ]
}

function stepOf(given: PauseOf, paused: StageChange, hash: string): KeyStep {
  const { file, signer } = given
  if (hasEnded(file.pilot)) return { form: null, says: null }
  return keyStep({
    ...given,
    id: 'resumption-key',
    action: `/pilots/${encodeURIComponent(file.pilot.code)}/resumption`,
    content: keyedResumption(paused, hash),
    next: 'When both keys have turned the pilot runs again, under the same charter.',
    button: signer.seat === 'cto' ? 'Turn the system key to resume' : 'Turn the policy key to resume',
  })
}
