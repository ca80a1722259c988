// Somebody asks what a rule means, and whoever was named for it answers.

/** One thing that happened to a question, oldest first. `words` is the id of its free text; `rule` null where no rule speaks. */
export type QuestionEvent = {
  readonly question: number
  readonly rule: number | null
  readonly what: 'asked' | 'answered'
  readonly words: string
  readonly by: string
  readonly at: number
  readonly seq: number
}
