// The page with the charter's form: what happens on saving, what moved while somebody typed, and every section to fill.
import type { Charter } from '../../domain/charter.ts'
import type { Shown } from '../pilot-request.ts'
import { type ChangedTerm, charterDifference } from './charter-difference.ts'
import { charterSectionsToFill, typedFrom } from './charter-form.ts'
import type { FormSection } from './charter-questions.ts'
import { type Choice, field, type Field, type Problem, type Problems, problemSummary, type Sent } from './field.ts'
import { type Primary, primary } from './keys.ts'

export type CharterEditOf = Shown & {
  readonly newest: Charter | null
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
  /** The version that was on the page when somebody else saved. */
  readonly overtaken: Charter | null
  readonly others: readonly Choice[]
  readonly log: string
  readonly isAmendment: boolean
  readonly address: string
}

export type CharterEdit = {
  readonly heading: string
  readonly lead: string
  readonly action: string
  readonly seen: string
  readonly problems: Problems | null
  readonly moved: readonly ChangedTerm[]
  readonly sections: readonly FormSection[]
  readonly why: Field | null
  readonly primary: Primary
}

export function charterEditView(given: CharterEditOf): CharterEdit {
  const { newest, sent, problems, isAmendment, address, file } = given
  const typed = sent ?? typedFrom(newest?.content ?? null, file.rollups.length > 0)
  return {
    heading: isAmendment ? 'Propose an amendment' : newest ? 'Edit the charter' : 'Write the charter',
    lead: leadOf(given),
    action: isAmendment ? `${address}/amendments` : address,
    seen: newest?.hash ?? '',
    problems: problemSummary(problems),
    moved: movedSince(given),
    sections: charterSectionsToFill({ ...given, typed, problems }),
    why: isAmendment ? field(whyQuestion, typed, problems) : null,
    primary: saveOf(given),
  }
}

const whyQuestion = {
  kind: 'textarea',
  name: 'why',
  label: 'Why it is to change',
  hint: 'Stands beside the amendment for ever, in your words.',
} as const

function leadOf({ newest, isAmendment }: CharterEditOf): string {
  if (isAmendment)
    return 'The charter in force holds until both keys have turned on the amendment. One that touches measures, minutes or decision points starts the streak again.'
  return newest
    ? 'Saving makes a new version. Keys on older versions no longer count.'
    : 'What you leave empty can wait; the launch gate names what is still missing. Nothing holds before both keys have turned.'
}

function movedSince({ overtaken, newest, names }: CharterEditOf): readonly ChangedTerm[] {
  if (!overtaken || !newest) return []
  const before = { heading: `Version ${overtaken.version}, which you opened`, content: overtaken.content }
  return charterDifference(
    before,
    { heading: `Version ${newest.version}, saved since`, content: newest.content },
    names,
  )
}

function saveOf({ newest, isAmendment, address }: CharterEditOf): Primary {
  const version = (newest?.version ?? 0) + 1
  const next = isAmendment
    ? `This becomes version ${version} and waits for both keys.`
    : `This becomes version ${version}. You can go on editing it; each leader signs it on the charter’s page.`
  const text = isAmendment ? 'Propose the amendment' : 'Save the charter'
  return { ...primary(next, { text }), away: { text: 'Back without saving', href: address } }
}
