// What was agreed before the first week: Maya drafts the charter, Olivia sharpens it, both sign, both launch.
import { charter as agreed, type CharterSeed, firstDraft } from '../../db/seeds/invoice-approval.ts'
import type { CharterDraft } from '../domain/charter-draft.ts'
import type { MeasureDraft } from '../domain/charter-measures.ts'
import { signCharter } from '../domain/charter-signing.ts'
import { writeCharter } from '../domain/charter-writing.ts'
import { newestCharter } from '../domain/charter.ts'
import { launchContent, signLaunch } from '../domain/launch.ts'
import { contentHash } from '../store/hash.ts'
import { type Doing, fileOf, happen, type Stage } from './stage.ts'
import { dayIn } from './story-weeks.ts'

/** Two versions of the charter; the second one gets both keys. */
export async function agreeOnCharter(stage: Stage): Promise<void> {
  const week = stage.weeks.ofTheKeys
  await write(stage, { who: 'Maya', as: 'lead', when: [week, 'Tuesday', '15:20'] }, firstDraft)
  await write(stage, { who: 'Olivia', as: 'coo', when: [week, 'Wednesday', '10:05'] }, agreed)
  await sign(stage, { who: 'Olivia', as: 'coo', when: [week, 'Thursday', '09:15'] })
  await sign(stage, { who: 'Tariq', as: 'cto', when: [week, 'Thursday', '16:40'] })
}

/** Both launch on Friday, so the pilot's first week begins on Monday. */
export async function launch(stage: Stage): Promise<void> {
  const week = stage.weeks.ofTheKeys
  await turnLaunchKey(stage, { who: 'Tariq', as: 'cto', when: [week, 'Friday', '11:30'] })
  await turnLaunchKey(stage, { who: 'Olivia', as: 'coo', when: [week, 'Friday', '11:50'] })
}

function write(stage: Stage, doing: Doing, seed: CharterSeed): Promise<void> {
  return happen(stage, doing, async (tx, act) => {
    const file = await fileOf(tx)
    const seen = newestCharter(file.charters)?.hash ?? ''
    return writeCharter({ file, draft: draftOf(stage, seed), seen, currentWeek: stage.calendar.weekOf(act.at) })
  })
}

/** The seed with its days filled in, as the form would send it. */
function draftOf({ weeks, ids }: Stage, seed: CharterSeed): CharterDraft {
  const [firstWeek = ''] = weeks.baseline
  const lastWeek = weeks.baseline.at(-1) ?? ''
  const withWeeks = (measure: CharterSeed['measures'][number]): MeasureDraft =>
    measure.measure === '' ? { ...measure, firstWeek: '', lastWeek: '' } : { ...measure, firstWeek, lastWeek }
  return {
    ...seed,
    measures: seed.measures.map(withWeeks),
    mayPause: seed.mayPause.map((name) => ids[name]),
    startAnnouncedOn: dayIn(weeks.ofTheKeys, 'Wednesday'),
  }
}

function sign(stage: Stage, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx, act) => {
    const file = await fileOf(tx)
    return signCharter({ file, seen: newestCharter(file.charters)?.hash ?? '', keysHeldUntil: 0 }, act)
  })
}

function turnLaunchKey(stage: Stage, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx, act) => {
    const file = await fileOf(tx)
    const charter = newestCharter(file.charters)
    if (!charter) throw new Error('the example has no charter to launch with')
    const hash = contentHash(launchContent(file, charter))
    return signLaunch({ file, hash, seen: hash, keysHeldUntil: 0, calendar: stage.calendar }, act)
  })
}
