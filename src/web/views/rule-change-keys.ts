// The two slots of a rule change, as they stand in its stage, and the form for the leader whose key or switch is next.
import type { Side } from '../../domain/person.ts'
import { type ChangeStage, keyedChange, whyStale } from '../../domain/rule-change.ts'
import { isHeldByFreeze } from '../../domain/rule-change-deciding.ts'
import { dayTime } from '../../words/dates.ts'
import { form, type Form } from './form.ts'
import { type KeyStep, keyStep, signedAs } from './key-form.ts'
import { type Keys, type KeySlot, primary, proofOfIdentity } from './keys.ts'
import { changeAddress, type ChangeOf, leaderIn } from './rule-change-of.ts'
import { turnedKeys } from './turned-keys.ts'

/** Both slots. A key that no longer leads anywhere is void, and says why. */
export function changeKeys(given: ChangeOf): Keys {
  const { change, file } = given
  const { number, round } = change
  const ofEarlierRounds = file.keys.filter(
    (key) => key.object === 'rule change' && key.objectId === String(number) && key.version < round,
  )
  const keys = turnedKeys({
    ...given,
    id: 'change-keys',
    on: `rule change ${number}, round ${round}`,
    content: keyedChange(change),
    replaced: ofEarlierRounds,
    moved: `Round ${round} began after it.`,
    awaits: awaitsIn(given),
  })
  const why = whyVoid(given)
  return why === null ? keys : { ...keys, policy: voided(keys.policy, why), system: voided(keys.system, why) }
}

function voided(slot: KeySlot, why: string): KeySlot {
  return slot.state === 'turned' ? { state: 'void', by: slot.by, why } : slot
}

function whyVoid({ change, file }: ChangeOf): string | null {
  const { stage, content } = change
  if (stage === 'stale') return whyStale(file, content)
  return stage === 'returned' || stage === 'declined' || stage === 'withdrawn' ? `The change was ${stage}.` : null
}

/** What an empty slot says where it does not simply wait for its holder. */
function awaitsIn(given: ChangeOf): Readonly<Record<Side, string | null>> {
  const both = (says: string) => ({ policy: says, system: says })
  const says: { readonly [Stage in ChangeStage]?: Readonly<Record<Side, string | null>> } = {
    requested: { policy: null, system: `After the policy: ${leaderIn(given, 'cto')}.` },
    parked: both('Not asked while it is parked.'),
    returned: both('Asked anew in the next round.'),
    stale: both('Asked anew once it is rebased.'),
    declined: both('Not asked any more.'),
    withdrawn: both('Not asked any more.'),
  }
  return says[given.change.stage] ?? { policy: null, system: null }
}

const nothing: KeyStep = { form: null, says: null }

/** The one thing that the person's own seat does next with a key; nothing for everybody else. */
export function nextStep(given: ChangeOf): KeyStep {
  const { change, seats } = given
  if (change.stage === 'requested' && seats.includes('coo')) return keyStep(approval(given))
  if (!seats.includes('cto')) return nothing
  if (change.stage === 'policy approved') return keyStep(confirmation(given))
  return change.stage === 'confirmed safe' ? switchStep(given) : nothing
}

function approval(given: ChangeOf) {
  const next = `Then ${leaderIn(given, 'cto')} confirms that it is safe. It can be switched on ${fromWhen(given)}.`
  return { ...keyed(given), id: 'approval', action: `${changeAddress(given)}/approval`, next, button: 'Approve policy' }
}

function confirmation(given: ChangeOf) {
  const next = `With this both keys have turned. You can switch it on ${fromWhen(given)}; nothing switches on by itself.`
  return {
    ...keyed(given),
    id: 'confirmation',
    action: `${changeAddress(given)}/confirmation`,
    next,
    button: 'Confirm safe',
  }
}

function keyed(given: ChangeOf) {
  return { ...given, content: keyedChange(given.change), problems: given.again?.problems ?? [] }
}

/** "from Monday 14 September, 09:00" */
function fromWhen({ change, calendar, now }: ChangeOf): string {
  const { switchOnAt } = change.content
  return switchOnAt > now ? `from ${dayTime(switchOnAt, calendar.zone, now)}` : 'as soon as both keys have turned'
}

/** The CTO switches it on; before the agreed time and while the freeze holds it up there is nothing to press. */
function switchStep(given: ChangeOf): KeyStep {
  const { change, now, signer, calendar } = given
  if (isHeldByFreeze({ ...given, seen: change.hash }, now)) return nothing
  if (change.content.switchOnAt > now) return { form: null, says: `You can switch it on ${fromWhen(given)}.` }
  if (signer.keysHeldUntil > now) {
    const until = dayTime(signer.keysHeldUntil, calendar.zone, now)
    return { form: null, says: `Your sign-in was reset, so you switch nothing on until ${until}.` }
  }
  return { form: switchForm(given), says: null }
}

function switchForm(given: ChangeOf): Form {
  const { change, signer } = given
  const wrong = given.again?.problems.find(({ name }) => name === 'password')?.text
  const next = 'It holds from this moment on. The group is told, and the scorecard marks the week.'
  return form({
    id: 'switch',
    action: `${changeAddress(given)}/switch`,
    seen: change.hash,
    fields: [],
    proof: signer.isFresh ? null : proofOfIdentity(signer.email, wrong),
    primary: primary(signedAs(next, signer), { text: 'Switch on' }),
  })
}
