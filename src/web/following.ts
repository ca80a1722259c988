// The screens that follow a review: each holds one stream open and hears that something has moved, never what. It then asks
// for the page as its own person, so that no stream knows more than the page beside it.
import { PassThrough } from 'node:stream'

/** A screen that follows. `mark` answers what the screen has to look at anew once it is another one; null ends the stream. */
export type Following = {
  /** Whose session it is: nobody holds more than a handful open. */
  readonly session: string
  readonly mark: () => Promise<string | null>
}

export type Screens = {
  /** The stream of one more screen; null where too many are open. */
  readonly follow: (following: Following) => PassThrough | null
  /** Ends all of them, so that the server can stop. */
  readonly end: () => Promise<void>
}

type Screen = Following & { readonly stream: PassThrough; heard: string; beatAt: number }

/** How often the screens are looked after, how often a quiet one hears that it is still open: ms. */
const everyMs = 250
const beatMs = 15_000

const most = { together: 300, ofOneSession: 8 } as const

/** Looks after open screens while there are any. `hasMoved` tells cheaply whether anything at all has happened since it was asked. */
export function openScreens(hasMoved: () => boolean, failed: (error: unknown) => void): Screens {
  const screens = new Set<Screen>()
  const round = { timer: null as NodeJS.Timeout | null, underWay: Promise.resolve(), isOver: false }

  const tellAll = async () => {
    const isNews = hasMoved()
    for (const screen of screens) await tell(screen, isNews).catch(failed)
    round.timer = null
    if (screens.size > 0) again(everyMs)
  }
  const again = (afterMs: number) => {
    const start = () => void (round.underWay = tellAll().catch(failed))
    if (!round.isOver) round.timer ??= setTimeout(start, afterMs).unref()
  }
  const follow = (following: Following) => {
    const own = [...screens].filter(({ session }) => session === following.session)
    if (round.isOver || screens.size >= most.together || own.length >= most.ofOneSession) return null
    const screen: Screen = { ...following, stream: new PassThrough(), heard: '', beatAt: 0 }
    screens.add(screen)
    screen.stream.on('close', () => screens.delete(screen))
    again(0)
    return screen.stream
  }
  const end = async () => {
    round.isOver = true
    clearTimeout(round.timer ?? undefined)
    for (const { stream } of screens) stream.end()
    screens.clear()
    await round.underWay
  }
  return { follow, end }
}

/** One event for each change, a comment in between so that nobody takes the silence for an end. */
async function tell(screen: Screen, isNews: boolean): Promise<void> {
  const now = Date.now()
  const isBeat = screen.beatAt + beatMs < now
  if (!isNews && !isBeat && screen.heard !== '') return
  const mark = await screen.mark()
  if (mark === null) {
    screen.stream.end('event: over\ndata: over\n\n')
    return
  }
  if (mark !== screen.heard) screen.stream.write(`event: moved\ndata: ${mark}\n\n`)
  else if (isBeat) screen.stream.write(': still here\n\n')
  Object.assign(screen, { heard: mark, beatAt: now })
}
