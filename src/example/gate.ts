// What the leaders vouched for while no data stand behind it, and the repair that the reviews had asked for.
import { repair, vouched, type Vouching } from '../../db/seeds/invoice-approval.ts'
import { attest, latestExpiry } from '../domain/attestation.ts'
import { expansionGate } from '../domain/expansion-gate.ts'
import { reportRepair } from '../domain/repair.ts'
import { fileOf, happen, type Moment, type Stage } from './stage.ts'

/** Both leaders vouch for what they saw in this part of the story, for as long as they may. */
export async function vouch(stage: Stage, part: Vouching['when'][0], week: string): Promise<void> {
  for (const one of vouched) {
    const [when, weekday, time] = one.when
    if (when === part) await vouchFor(stage, one, [week, weekday, time])
  }
}

function vouchFor(stage: Stage, { check: name, by, evidence }: Vouching, when: Moment): Promise<void> {
  const check = expansionGate.find((one) => one.name === name)
  if (!check) throw new Error(`the expansion gate has no check ${name}`)
  return happen(stage, { who: by, as: by === 'Olivia' ? 'coo' : 'cto', when }, async (tx, act) => {
    const expiresOn = latestExpiry(check, stage.calendar.dayOf(act.at))
    const attesting = { check: name, result: 'pass', evidence, expiresOn } as const
    return attest(await fileOf(tx), attesting, stage.calendar, act)
  })
}

/** Ines reports the repair of the sync done. */
export function repairSync(stage: Stage, when: Moment): Promise<void> {
  const doing = { who: 'Ines', as: 'engineer', when } as const
  return happen(stage, doing, async (tx) => reportRepair(await fileOf(tx), repair.component, repair.what))
}
