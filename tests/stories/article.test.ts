// How two leaders run one automation pilot, from the draft to the answer that lets it grow: one story, told in the order in which
// it happens. Each sentence begins where the one before it ended, and everything is done on the pages, as people would.
import { describe, expect, it } from 'vitest'
import * as draft from '../support/drafting.ts'
import { drawMap, estimateEffort, planFailures, tryAlert } from '../support/drawn-map.ts'
import { agree, agreeOnFix, beginMeeting, chooseAlone } from '../support/held-meeting.ts'
import { oldWay } from '../support/invoice-log.ts'
import { tellStory } from '../support/story.ts'
import { verified } from '../support/verified.ts'
import * as work from '../support/weekly-work.ts'

const story = tellStory('2026-06-22T07:00Z')
const { does, reads, later } = story

describe('Before the pilot starts, the two jobs are kept apart', () => {
  it('it has one process, one team, and never the same person in both leading seats', async () => {
    await draft.openWithSeats(story, { olivia: 'coo', maya: 'lead', ben: 'member', ines: 'engineer', sam: 'sponsor' })
    const offer = { person: 'olivia', seat: 'cto' }
    expect(await story.isRefused('ada', 'seats', 'Offer the seat', offer)).toContain('never one person’s')
    await draft.giveSeat(story, 'tariq', 'cto')

    expect(await reads('ben', '')).toContain('CTO Tariq')
  })

  it('the old way is measured first, from its own log', async () => {
    await work.bringLog(story, oldWay)

    expect(await reads('olivia', 'cases/import')).toContain('320 0 Friday 19 June')
  })

  it('a goal that nobody could measure comes back with what it lacks', async () => {
    const vague = draft.charterSaying('Improve operations with automation')
    const why = await story.isRefused('olivia', 'charter/edit', 'Save the charter', vague)

    expect(why).toContain('no number to start from, no number to reach and no team that it is for')
  })

  it('a goal that everybody would repeat the same way is written down, with where it starts and where it ends', async () => {
    const goal = 'Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.'
    await does('olivia', 'charter/edit', 'Save the charter', draft.charterSaying(goal))

    expect(await reads('sam', 'charter')).toContain('Target: 4 h or less. Before: 48.5 h on average over 8 weeks')
  })

  it('the COO describes the work as it is really done, in five to ten steps', async () => {
    await draft.settles(story, ['The process steps are written'], () => draft.writeProcess(story))
  })

  it('the COO writes in plain rules who starts, what is needed, when it stops and who may step in', async () => {
    const item = 'The rules say who starts, what data, when it stops and who can override'
    await draft.settles(story, [item], () => draft.writeRules(story))
  })

  it('the CTO gives every record one home, and plans what happens each time that something breaks', async () => {
    const prepared = 'Every integration has its failure paths, a tested alert and a rollback'
    await draft.settles(story, ['Every record has one source of truth and one writer', prepared], async () => {
      await drawMap(story)
      await planFailures(story)
      expect(await draft.launchWaitsFor(story)).toContain(prepared)
      await tryAlert(story)
    })
  })

  it('the CTO is honest about what it takes to build and to look after, and about who may do what', async () => {
    const items = ['Build effort and weekly support are estimated', 'The access grants are reviewed']
    await draft.settles(story, items, () => estimateEffort(story))
  })

  it('messy cases are tried before clean ones prove anything', async () => {
    await draft.settles(story, ['Messy cases are tested, with their results'], () => draft.tryMessyCases(story))
  })

  it('people are trained and told when it starts', async () => {
    later('2026-07-02T07:00Z')
    const item = 'Training is done and the start date is announced'
    await draft.settles(story, [item], () => draft.trainGroup(story, '2026-07-02'))
  })

  it('when to stop, to fix and to expand is signed by both while nothing is at stake yet', async () => {
    await does('olivia', 'charter', 'Turn the policy key')
    expect(await draft.launchWaitsFor(story)).toEqual(['The decision points are signed'])
    await does('tariq', 'charter', 'Turn the system key')

    expect(await draft.launchWaitsFor(story)).toEqual([])
  })

  it('it starts with two keys, and everybody in the group has read when to use it', async () => {
    await does('olivia', 'launch', 'Turn the policy key to launch')
    expect(await reads('olivia', 'launch')).toContain('System empty Waiting for Tariq')
    await does('tariq', 'launch', 'Turn the system key to launch')
    for (const one of ['maya', 'ben'] as const) await does(one, 'know', 'I have read this')

    expect(await reads('ben', '')).toContain('The scope is frozen until Monday 3 August')
  })
})

describe('Until the first cycle ends, nothing is added', () => {
  it('a new exception is kept, and parked', async () => {
    later('2026-07-06T07:00Z')
    const wish = { text: 'Invoices above € 8,000 go to the finance director.', why: 'Too many go by unseen.' }

    expect(await work.askForChange(story, 3, wish)).toContain('It is parked: the scope is frozen until Monday 3 August')
  })

  it('an engineer who would patch a rule on the way is turned back', async () => {
    expect(await reads('ines', 'rules/R3/edit')).toContain('Not yours to do')
    expect(await reads('ines', 'rules/R3')).toContain('Ask for a change')
  })

  it('a wish for a dashboard waits, with the hours that it would cost', async () => {
    const wish = { wish: 'A dashboard of open invoices for sales.', why: 'Sales asks every week.' }
    expect(await does('ben', 'requests/new', 'Ask for it', wish)).toContain('Parked')
    await does('tariq', 'requests/1', 'Say what it costs', {
      hours: '16',
      costWhy: 'Two pages and a sign-in for sales.',
    })

    expect(await reads('olivia', 'requests/1')).toContain('Would cost 16 h')
  })

  it('a failing sync is seen within minutes, not at the review', async () => {
    later('2026-07-07T08:00Z')
    await work.tellOfFailedRuns(story, await work.openHookByPage(story), 5)

    expect(await reads('ines', '/')).toContain('Acknowledge: failure 1, ERP sync')
    expect(await reads('ines', 'failures/1')).toContain('By the alert, 5 minutes after it began')
  })

  it('somebody is on it at once, and reads on the same page what was planned for it', async () => {
    await does('ines', 'failures/1', 'Acknowledge')
    const page = await does('tariq', 'failures/1', 'Say the side', { side: 'system' })

    expect(page).toMatch(/Ines \(engineer\) is on it.* Timeout An alert within ten minutes Ines By hand/)
  })

  it('it is repaired, and what is different now stands on the map the same day', async () => {
    later('2026-07-07T09:00Z')
    await work.repair(story, 1, 'The sync waits two minutes and tries again.')
    const correction = { rollback: 'Delete the batch, then run it again', why: 'It tries twice now.' }
    const map = await does('tariq', 'system-map/integrations/erp_sync/edit', 'Correct the record', correction)

    expect(map).not.toContain('Worth a look')
    expect(await reads('olivia', 'system-map/integrations/erp_sync')).toContain('Delete the batch, then run it again')
  })

  it('people say what gets in their way where they work, without signing in', async () => {
    await work.reportAtSheet(story, { kind: 'complaint', words: 'The form asks for the order number twice.' })

    expect(await reads('olivia', 'friction')).toContain('“The form asks for the order number twice.”')
  })
})

describe('Every week ends with one plain answer', () => {
  it('both leaders look at the same page, and the first answer names the part that keeps failing', async () => {
    const week = { monday: '2026-07-06', hours: 9, errors: 2, exceptions: 4, outside: 6 }
    await work.closeWeek(story, '2026-W28', week, { helpRequests: '4', dailyHelpUsers: '0', complaints: '1' })
    await beginMeeting(story, '2026-W28', { stuck: 'At the sync.', workaround: 'A side spreadsheet for two days.' })
    const terms = { fixOwner: 'ines', fixDueOn: '2026-07-17' }
    const record = await agree(story, '2026-W28', { answer: 'fix', reason: 'One part keeps failing.' }, terms)

    expect(record).toContain('◆ Fix What is fixed: erp_sync. Ines does it by Friday 17 July 2026.')
    expect(await reads('maya', 'reviews/2026-W28')).toContain('A side spreadsheet for two days.')
  })

  it('whoever repairs it says so, and the next review begins with that', async () => {
    later('2026-07-16T08:00Z')
    const said = { component: 'erp_sync', what: 'It tries twice since Tuesday, and nothing failed.' }
    await does('ines', 'gates/repairs/new', 'Report it done', said)
    await work.closeWeek(story, '2026-W29', { monday: '2026-07-13', hours: 6, errors: 1, exceptions: 2, outside: 2 })

    expect(await reads('olivia', 'reviews/2026-W29?step=1')).toContain('erp_sync')
    expect(await agreeOnFix(story, '2026-W29', '2026-07-24')).toContain('What is fixed: the target')
  })

  it('each chooses in private, and one quiet week is not enough for both', async () => {
    await work.closeWeek(story, '2026-W30', { monday: '2026-07-20', hours: 3.8, errors: 1, exceptions: 1, outside: 1 })
    await beginMeeting(story, '2026-W30', { confusing: 'R4: which landlord?' })
    await chooseAlone(story, '2026-W30', 'olivia', { answer: 'expand', reason: 'Four hours, at last.' })
    expect(await reads('tariq', 'reviews/2026-W30')).not.toContain('Four hours, at last.')
    const careful = { answer: 'fix', reason: 'One quiet week proves nothing.', disputes: 'One week of 40.' } as const

    expect(await chooseAlone(story, '2026-W30', 'tariq', careful)).toContain('You differ.')
    expect(await reads('sam', 'reviews/2026-W30')).toContain('Disputes: One week of 40.')
  })

  it('they agree in the same meeting, and their disagreement stays on the record', async () => {
    const patient = { answer: 'fix', reason: 'We wait for three more.' } as const
    const record = await agree(story, '2026-W30', patient, { fixOwner: 'maya', fixDueOn: '2026-07-31' })

    expect(record).toMatch(/“Four hours, at last.” .* Disputed: One week of 40./)
  })

  it('what waited is cut where nobody would use it, and whoever asked reads why', async () => {
    await work.closeWeek(story, '2026-W31', { monday: '2026-07-27', hours: 3.6, errors: 1, outside: 1 })
    await agreeOnFix(story, '2026-W31', '2026-08-07')
    await does('olivia', 'requests/1', 'Cut it', { cutWhy: 'Nobody in this team would look at it.' })

    expect(await reads('ben', 'requests/1')).toContain('Nobody in this team would look at it.')
  })
})

describe('After the first cycle a rule changes, and leaves its trace', () => {
  it('the COO approves the policy, the CTO says that the system can carry it, and still nothing has changed', async () => {
    await does('olivia', 'rule-changes/1', 'Take it up')
    await does('olivia', 'rule-changes/1', 'Approve policy')
    const confirmed = await does('tariq', 'rule-changes/1', 'Confirm safe')

    expect(confirmed).toContain('Policy turned Olivia')
    expect(await reads('ben', 'rules/R3')).toContain('Invoices above € 10,000')
  })

  it('the CTO switches it on, and everybody who works by it has seen it', async () => {
    await does('tariq', 'rule-changes/1', 'Switch on')
    for (const one of ['maya', 'ben'] as const) {
      expect(await reads(one, 'know')).toContain('Invoices above € 8,000')
      await does(one, 'know', 'I have seen this')
    }

    expect(await reads('sam', 'rule-changes/1')).toContain('Tariq (CTO) switched it on')
  })

  it('from there on the charts divide before from after, and the count of good weeks begins anew', async () => {
    await work.closeWeek(story, '2026-W32', { monday: '2026-08-03', hours: 3.5, errors: 1 })

    expect(await reads('olivia', 'scorecard')).toContain('R3 on')
    expect(await reads('olivia', 'reviews/2026-W32')).toContain('Target held 1 of 4 weeks.')
    await agreeOnFix(story, '2026-W32', '2026-08-14')
  })
})

describe('Before it grows, it has to be a little boring', () => {
  it('a question about a rule has one person who answers it the same day', async () => {
    later('2026-08-12T08:00Z')
    await does('ben', 'questions/new', 'Ask', { words: 'Is the parking garage a landlord?', rule: '4' })
    expect(await reads('maya', '/')).toContain('Is the parking garage a landlord?')
    await does('maya', 'questions/1', 'Answer', { words: 'No. It goes the usual way.' })

    expect(await reads('ben', 'questions/1')).toContain('No. It goes the usual way.')
  })

  it('the new way wins week after week, and nobody hurries', async () => {
    await work.closeWeek(story, '2026-W33', { monday: '2026-08-10', hours: 3.2, errors: 1 })
    await agreeOnFix(story, '2026-W33', '2026-08-21')
    await work.closeWeek(story, '2026-W34', { monday: '2026-08-17', hours: 3.4, errors: 1 })

    expect(await agreeOnFix(story, '2026-W34', '2026-08-28')).toContain('Target held 3 of 4 weeks.')
  })

  it('two people finish the work by hand in good time, and the alert still rings', async () => {
    later('2026-08-25T08:00Z')
    const drill = { first: 'maya', second: 'ben', minutes: '20', normalMinutes: '12' }
    await does('maya', 'system-map/fallback', 'Note the drill', drill)
    await tryAlert(story)

    expect(await reads('olivia', 'gates')).toMatch(/✓ pass Failed runs are seen fast .* ✓ pass The work can be fin/)
  })

  it('both documents are confirmed as they are, and nothing is half done', async () => {
    await work.closeWeek(story, '2026-W35', { monday: '2026-08-24', hours: 3.1, errors: 1 })
    await does('olivia', 'rules', 'This is how the work runs')
    await does('tariq', 'system-map', 'This is how things are')
    const vouched = { result: 'pass', evidence: 'Nothing is open on any list.', expiresOn: '2026-09-25' }
    await does('olivia', 'gates/attestations/new?check=nothing_half_done', 'Vouch for it', vouched)

    expect(await reads('sam', 'gates')).not.toMatch(/✗ fail|not measured/)
  })

  it('only now the advice is to expand, and both sign it', async () => {
    expect(await reads('sam', 'reviews/2026-W35')).toContain('▲ Advice: expand')
    await beginMeeting(story, '2026-W35', { unused: 'Nothing.' })
    const boring = { answer: 'expand', reason: 'It has been boring for four weeks.' } as const

    expect(await agree(story, '2026-W35', boring)).toContain('Signed for INV by both leaders ▲ Expand')
  })
})

describe('After the pilot, the next one starts from what was learnt', () => {
  it('the next pilot is a draft that carries the rules and the map, to be confirmed', async () => {
    const next = { step: 'wider group', code: 'INV2', name: 'Invoice approval for sales', team: 'Sales' }
    await does('olivia', 'next-pilot/new', 'Open the next pilot', next)

    expect(await reads('olivia', '/')).toContain('INV2 Invoice approval for sales draft')
    expect(await reads('olivia', '/pilots/INV2/rules')).toMatch(/R3 Invoices above € 8,000 .*? ◆ confirm/)
    expect(await reads('olivia', '/pilots/INV2/system-map')).toContain('◆ confirm: carried over from the pilot before')
  })

  it('the old one is over, and its two documents are left as they were at the end', async () => {
    await does('olivia', 'rules', 'This is how the work runs')
    await does('tariq', 'system-map', 'This is how things are')

    expect(await reads('maya', '')).toContain('This pilot was expanded by a signed answer on Monday 31 August.')
    expect(await reads('maya', '')).not.toContain('Log a failure')
    expect(await reads('tariq', '/')).not.toContain('Confirm that the map is current INV ')
  })

  it('whoever doubts any of it can check it from the first entry to the last', () => {
    expect(verified(story.house())).toMatchObject({ result: 'intact' })
  })
})
