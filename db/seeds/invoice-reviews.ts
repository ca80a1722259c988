// The weekly reviews of the example: what the room said to the five questions, what each leader chose in private and why,
// and who was to fix what until when. The advice itself is not written here: the engine gives it.
import type { Answer, Notes } from '../../src/domain/review.ts'
import type { PersonName } from './invoice-approval.ts'

export type ChoiceSeed = { readonly answer: Answer; readonly reason: string; readonly disputes?: string }

/** What the two chose in one round; a second round follows where they differed. */
export type RoundSeed = { readonly olivia: ChoiceSeed; readonly tariq: ChoiceSeed }

export type ReviewSeed = {
  readonly notes: Notes
  readonly rounds: readonly [RoundSeed, ...RoundSeed[]]
  readonly owner: PersonName
  /** Days from the review to the day on which it is to be done. */
  readonly dueInDays: number
  readonly why: string
  /** What else was to be done, and how it was reported done before the next review; null where it still waits. */
  readonly action: ActionSeed
}

export type ActionSeed = {
  readonly owner: PersonName
  readonly words: string
  readonly dueInDays: number
  readonly done: string | null
}

const fix = (reason: string, disputes = '') => ({ answer: 'fix', reason, disputes }) as const

/** The reviews of weeks 1 to 8, all answered fix. */
export const reviews: readonly ReviewSeed[] = [
  {
    notes: {
      stuck: 'Nobody knew what to do with an invoice that names two orders. Most went by mail, as before.',
      confusing: 'The rule for “order number missing”: Ben read it as send back, Chloe as ask Maya.',
      workaround: 'Eleven invoices were mailed straight to the budget owner.',
      unused: 'The reminder after 24 hours. Everybody rang first.',
      cut: 'The weekly status mail to all budget owners.',
    },
    rounds: [
      {
        olivia: fix('31 hours is a start, but a third of the work still goes round the new flow. Give it a fair week.'),
        tariq: fix('The system held. People need the two-orders case settled before I would judge anything.'),
      },
    ],
    owner: 'Maya',
    dueInDays: 7,
    why: 'Settle the two-orders case and sit beside the four who still mail.',
    action: {
      owner: 'Maya',
      words: 'Write down the five invoices that name two orders, with what became of each.',
      dueInDays: 6,
      done: 'The list hangs in the shared folder: four went to Maya, one came back.',
    },
  },
  {
    notes: {
      stuck: 'Budget owners in Facilities approve on Thursdays only. Their invoices wait until then.',
      confusing: 'Whether a price difference of a few cents is a difference.',
      workaround: 'Chat messages to Giles, who then approved by hand.',
      unused: 'The comment field.',
      cut: 'Nothing this week.',
    },
    rounds: [
      {
        olivia: fix('Better every day since Wednesday. Facilities must approve daily or we never get under a day.'),
        tariq: fix('Price match stops on cents. A tolerance is a rule, so it is Olivia’s to decide; I can build it.'),
      },
    ],
    owner: 'Olivia',
    dueInDays: 7,
    why: 'Agree daily approval with the head of Facilities.',
    action: {
      owner: 'Giles',
      words: 'Stop approving in the chat, and say so there.',
      dueInDays: 2,
      done: 'Said on Wednesday; nobody has asked since.',
    },
  },
  {
    notes: {
      stuck: 'On Wednesday nothing was booked for three hours and nobody noticed before Hana asked.',
      confusing: 'Who tells the team that the fallback is on.',
      workaround: 'Elif booked eight invoices by hand in the ERP.',
      unused: 'Nothing stood out.',
      cut: 'The second copy of each invoice in the shared folder.',
    },
    rounds: [
      {
        olivia: fix('Half a day is within reach. The sync worries me more than the target does.'),
        tariq: fix('Six failed bookings, all in the ERP sync. One week proves nothing; I want to see the next one.'),
      },
    ],
    owner: 'Tariq',
    dueInDays: 7,
    why: 'Find out why the sync gives up, and say on the board when the fallback is on.',
    action: {
      owner: 'Ines',
      words: 'Put up who says that the fallback is on, and how.',
      dueInDays: 5,
      done: 'It stands above the printer: Maya says it, aloud and by mail.',
    },
  },
  {
    notes: {
      stuck: 'Every afternoon around three, when the ERP is slow.',
      confusing: 'Two rules name a limit of 10,000 euros and mean different things.',
      workaround: 'Dev sends the large ones before lunch, so that the sync is awake.',
      unused: 'The mail intake for paper scans.',
      cut: 'The paper scans.',
    },
    rounds: [
      {
        olivia: fix('Eight hours, from forty-eight. Not there yet, and the sync eats what people save.'),
        tariq: fix(
          'Nine more failures in the sync. I will have a cause by Friday.',
          'Two of the nine were the supplier portal being down, not our sync.',
        ),
      },
    ],
    owner: 'Tariq',
    dueInDays: 6,
    why: 'Bring the cause of the sync failures to the next review.',
    action: {
      owner: 'Olivia',
      words: 'Make one rule of the two that name 10,000 euros.',
      dueInDays: 7,
      done: 'R5 is the only one with a limit now.',
    },
  },
  {
    notes: {
      stuck: 'Ten invoices were finished by hand because the sync gave up. Ben stayed until seven on Tuesday.',
      confusing: 'Whether an invoice that failed twice counts as booked. One was booked twice.',
      workaround: 'Ivo keeps a list on paper of what still has to be booked.',
      unused: 'The dashboard tile for the sync: it was green all week.',
      cut: 'That tile.',
    },
    rounds: [
      {
        olivia: fix('It is one part that breaks, and it is always the same one. Repair that and nothing else.'),
        tariq: fix('Agreed. Time-out and double booking have one cause. Ines needs a maintenance window on Saturday.'),
      },
    ],
    owner: 'Ines',
    dueInDays: 5,
    why: 'Repair the sync in Saturday’s maintenance window. No other change this week.',
    action: {
      owner: 'Ben',
      words: 'Hand the double booking to the controller.',
      dueInDays: 3,
      done: 'Taken back on Thursday, the supplier agreed.',
    },
  },
  {
    notes: {
      stuck: 'Four invoices before the repair, none after it.',
      confusing: 'Nothing was reported.',
      workaround: 'None that we know of.',
      unused: 'Ivo’s paper list. He has thrown it away.',
      cut: 'Nothing: one change at a time.',
    },
    rounds: [
      {
        olivia: fix('Under four hours for the first time. One quiet weekend does not make a repair.'),
        tariq: fix('The repair went in on Saturday. Let it run for two weeks before anybody calls it done.'),
      },
    ],
    owner: 'Ines',
    dueInDays: 7,
    why: 'Watch the repaired sync and report every failure the same day.',
    action: {
      owner: 'Ines',
      words: 'Send the paper list to nobody any more.',
      dueInDays: 1,
      done: 'It has not been asked for.',
    },
  },
  {
    notes: {
      stuck: 'One supplier’s price list came late, so its invoice waited for a day.',
      confusing: 'Nothing was reported.',
      workaround: 'One invoice by chat, for a budget owner on a train.',
      unused: 'The printed rule sheet. People know it.',
      cut: 'The daily stand-up about invoices; Monday is enough.',
    },
    rounds: [
      {
        olivia: fix('No failure of the sync all week. The count of four weeks still carries the old ones, rightly.'),
        tariq: fix('Quiet since the repair. I would rather wait a week than explain a relapse.'),
      },
    ],
    owner: 'Ines',
    dueInDays: 7,
    why: 'Keep watching the sync; close this if the week stays quiet.',
    action: {
      owner: 'Chloe',
      words: 'Ask the supplier for the price list before the month ends.',
      dueInDays: 10,
      done: 'It comes on the 25th from now on.',
    },
  },
  {
    notes: {
      stuck: 'Kestrel Media sent six urgent invoices and Marketing wanted them at once.',
      confusing: 'Whether “urgent” is an exception. It is not.',
      workaround: 'Those six went by chat and were approved there.',
      unused: 'Nothing stood out.',
      cut: 'The word “urgent” on the intake form.',
    },
    rounds: [
      {
        olivia: fix(
          'The time holds, but six invoices of one supplier went round us. If that is allowed once, it is the rule.',
        ),
        tariq: {
          answer: 'expand',
          reason: 'Three weeks under four hours and a quiet sync. Accounts receivable is asking when it is their turn.',
        },
      },
      {
        olivia: fix('The same as before: 87 per cent through the flow is less than we agreed.'),
        tariq: fix('Fair. We agreed on 90 per cent and on four weeks. Next week then.'),
      },
    ],
    owner: 'Maya',
    dueInDays: 6,
    why: 'Tell Marketing and Kestrel Media that urgent invoices take the same way, and see that they do.',
    action: {
      owner: 'Tariq',
      words: 'Show the three most used cost centres first in the form.',
      dueInDays: 6,
      done: null,
    },
  },
]

/** What the team has noted for the review that is waiting. */
export const openNotes: Notes = {
  stuck: 'Nobody for more than an hour, apart from what came on Friday afternoon and waited for Monday.',
  confusing: 'June asked what to do when an order is closed already. The rule does not say it.',
  workaround: 'One invoice by chat and one by mail, both from people outside the group.',
  unused: 'The fallback. Two people could do it from memory; nobody has timed it.',
  cut: 'The Friday list of open invoices, now that hardly anything is older than a day.',
}
