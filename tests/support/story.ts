// A story that is told on the pages of one pilot: who does what on which page, and what they read there afterwards.
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { done, refused, type Typed, wordsOf } from './filled-form.ts'
import { type House, type Name, openHouse } from './house.ts'

/** Pages are named as below the pilot's address ("rules/R3"); others begin with a slash ("/me"). */
export type Story = {
  readonly house: () => House
  /** Somebody fills in a form of a page and presses its button; answers what they read next. Fails where it was refused. */
  readonly does: (who: Name, page: string, button: string, typed?: Typed) => Promise<string>
  /** The same where a no is expected; answers the reason. */
  readonly isRefused: (who: Name, page: string, button: string, typed?: Typed) => Promise<string>
  readonly reads: (who: Name, page: string) => Promise<string>
  /** The clock moves on to an instant. */
  readonly later: (instant: string) => void
}

export const code = 'INV'

/**
 * Opens a house for a file of tests that tell one story in their order, at an instant and before there is a pilot. Where a
 * sentence fails, those after it are skipped: they begin where it should have ended.
 */
export function tellStory(now: string): Story {
  let opened: House | null = null
  let isBroken = false
  beforeAll(async () => {
    opened = await openHouse({ noPilots: true, now })
  })
  afterAll(() => opened?.close())
  beforeEach(({ skip }) => skip(isBroken, 'The story broke off before this.'))
  afterEach(({ task }) => {
    isBroken ||= task.result?.state === 'fail'
  })
  return storyIn(() => {
    if (!opened) throw new Error('the story has not begun')
    return opened
  })
}

function storyIn(house: () => House): Story {
  const as = (who: Name) => house().as(who)
  return {
    house,
    does: async (who, page, button, typed) => wordsOf((await done(await as(who), at(page), button, typed)).body),
    isRefused: async (who, page, button, typed) => refused(await as(who), at(page), button, typed),
    reads: async (who, page) => wordsOf((await (await as(who)).get(at(page))).body),
    later: (instant) => house().setClock(instant),
  }
}

/** The address of a page of the story. */
export function at(page: string): string {
  return page.startsWith('/') ? page : `/pilots/${code}${page === '' ? '' : `/${page}`}`
}
