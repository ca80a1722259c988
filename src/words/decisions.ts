// What waits for somebody, as a line that begins with what to do, and what it would change, in another.
import type { DecisionWord } from '../domain/open-decisions.ts'
import type { TaskWord } from '../domain/open-tasks.ts'
import { ruleName } from '../domain/rule.ts'
import type { About, Waiting } from '../domain/waiting.ts'
import { expiredText } from './answers.ts'
import { weekName } from './dates.ts'
import { wishInWords } from './rule-changes.ts'

/** Something that waits, and the word for what is to be done about it. */
export type Open = Waiting & { readonly what: DecisionWord | TaskWord }

const verbs: Readonly<Record<Open['what'], string>> = {
  'sign the charter': 'Sign the charter',
  launch: 'Turn your key for the launch',
  resume: 'Turn your key to resume',
  'choose an answer': 'Choose your answer',
  'sign the answer': 'Sign the answer',
  'acknowledge the correction': 'Look at the correction',
  'change the system': 'Turn your key on a change of the system',
  'renew credentials': 'Renew the credentials',
  approve: 'Approve policy',
  confirm: 'Confirm safe',
  'switch on': 'Switch on',
  'take up': 'Take up or decline',
  'break the freeze': 'Turn your key on breaking the freeze',
  cost: 'Say what it costs',
  'accept or cut': 'Accept or cut',
  answer: 'Answer',
  'word anew': 'Word it anew',
  rebase: 'Rebase on the rule as it is now',
  read: 'Read when to use it',
  see: 'Acknowledge',
  'decide in the drill': 'Decide',
  'report done': 'Report done',
  'acknowledge the failure': 'Acknowledge',
  'say its side': 'Say the side',
  'confirm the rule book': 'Confirm that the rule book is current',
  'confirm the map': 'Confirm that the map is current',
  'open the next pilot': 'Open the next pilot',
  'answer anew': 'Answer anew',
}

/** "Approve policy: replace R3", "Choose your answer for the week of Monday 26 October 2026" */
export function decisionText({ what, about }: Pick<Open, 'what' | 'about'>): string {
  if (about === null || about.is === 'line') return verbs[what]
  if (what === 'answer anew' && about.is === 'week') return expiredText(about.week)
  if (about.is === 'week') return `${verbs[what]} for the week of ${weekName(about.week)}`
  if (about.is === 'drill')
    return `${verbs[what]} ${about.content.cases.length} cases by ${ruleName(about.content.rule)} alone`
  if (about.is === 'credentials') return `${verbs[what]} of ${about.name}`
  if (what === 'see' && about.is === 'rule change') return `${verbs[what]}: ${ruleName(about.content.rule)} was changed`
  return `${verbs[what]}: ${subject(about)}`
}

function subject(
  about: Extract<About, { is: 'rule change' | 'request' | 'action' | 'system change' | 'question' | 'failure' }>,
): string {
  if (about.is === 'rule change') return wishInWords(about.content)
  if (about.is === 'request') return `request ${about.number}`
  if (about.is === 'action') return `action ${about.number} of the review`
  if (about.is === 'system change') return `a change of the system, version ${about.version} of the map`
  if (about.is === 'failure') return `failure ${about.number}, ${about.component}`
  return about.rule === null ? `question ${about.number}` : `question ${about.number} about ${ruleName(about.rule)}`
}

/** Where it is dealt with. */
export function decisionAddress(code: string, { what, thing }: Pick<Open, 'what' | 'thing'>): string {
  const anchors: { readonly [What in Open['what']]?: string } = {
    'choose an answer': '#answer',
    'sign the answer': '#answer',
    'acknowledge the correction': '#correction',
    'confirm the rule book': '#confirmed',
    'confirm the map': '#confirmed',
  }
  return `/pilots/${encodeURIComponent(code)}/${thing}${anchors[what] ?? ''}`
}

/** What keys were on, from its address: "the charter", "rule change 12", "request 4". */
export function thingText(thing: string): string {
  const [noun = '', name = '', number = ''] = thing.split('/')
  if (noun === 'rule-changes') return `rule change ${name}`
  if (noun === 'requests') return `request ${name}`
  if (name === 'integrations') return 'the credentials of an integration'
  if (noun === 'system-map') return `the change of the system, version ${number}`
  if (noun === 'failures') return `failure ${name}`
  if (noun === 'reviews') return `the answer for the week of ${weekName(name)}`
  return noun === 'pause' ? 'going on after the pause' : `the ${noun}`
}
