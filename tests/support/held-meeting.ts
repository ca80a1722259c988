// The weekly review of the story, held as a meeting on two screens: both are there, the pages are turned to the end, each
// leader chooses in private, and both sign what they agree on.
import type { Typed } from './filled-form.ts'
import type { Name } from './house.ts'
import type { Story } from './story.ts'

type Chosen = { readonly answer: 'stop' | 'fix' | 'expand'; readonly reason: string; readonly disputes?: string }

export const leaders = ['olivia', 'tariq'] as const

const steps = ['This week', 'Scorecard', 'Questions', 'Failures', 'Gate', 'Answer'] as const

/** Olivia begins, Tariq is there, the five questions are answered, and the pages are turned to the answer. */
export async function beginMeeting({ does }: Story, week: string, notes: Typed): Promise<void> {
  const review = `reviews/${week}`
  await does('olivia', review, 'Begin the review')
  await does('tariq', review, 'I am here')
  for (const step of steps) {
    if (step === 'Failures') await does('olivia', review, 'Save notes', notes)
    await does('olivia', review, `Next: ${step}`)
  }
}

/** A leader chooses on a screen of their own; answers what that screen shows afterwards. */
export async function chooseAlone({ does }: Story, week: string, who: Name, chosen: Chosen): Promise<string> {
  return does(who, `reviews/${week}`, 'Choose', chosen)
}

/** Both choose the same, and turn their keys; the first of them says what is done about it. Answers the record. */
export async function agree(story: Story, week: string, chosen: Chosen, terms: Typed = {}): Promise<string> {
  for (const leader of leaders) await chooseAlone(story, week, leader, chosen)
  await story.does('olivia', `reviews/${week}`, 'Turn my key', terms)
  return story.does('tariq', `reviews/${week}`, 'Turn my key')
}

/** A whole review without a dispute, that ends in a fix which is due on a day. Answers the record. */
export async function agreeOnFix(story: Story, week: string, dueOn: string): Promise<string> {
  await beginMeeting(story, week, { stuck: 'Nowhere in particular.' })
  const terms = { fixOwner: 'ines', fixDueOn: dueOn }
  return agree(story, week, { answer: 'fix', reason: 'It is not there yet.' }, terms)
}
