// What has just happened, said once on the page that follows. The address carries the word, never the sentence.

const notices: Readonly<Record<string, string>> = {
  'set-up': 'Your organisation is set up. Invite the people next.',
  'signed-in': 'You are signed in.',
  'signed-out': 'You are signed out.',
  invited: 'Invited. Hand over the link below: it works once.',
  link: 'A new sign-in link was made. The old ones no longer work.',
  left: 'Deactivated. Open keys of this person no longer count.',
  saved: 'Saved.',
  opened: 'The pilot is open. Offer its seats next.',
  offered: 'Offered. The seat is taken when the person accepts.',
  taken: 'The seat is yours.',
  'charter-written': 'Saved as a new version. Keys on older versions no longer count.',
  'process-written': 'Saved as a new version. Keys on the launch that were turned before no longer count.',
  'amendment-proposed': 'The amendment is proposed. It takes effect once both keys are on it.',
  'one-key': 'Your key is turned. The other key is still missing.',
  'both-keys': 'Both keys have turned.',
  launched: 'Both keys have turned. The pilot is running.',
  accepted: 'Both keys have turned. Twokeys writes again.',
  paused: 'The pilot is paused.',
  resumed: 'Both keys have turned. The pilot is running again.',
  imported: 'The cases are in.',
  excluded: 'Left out of the figures. Who, when and why stands below.',
  included: 'It counts again.',
  stated: 'Saved with your name as the source.',
  closed: 'The week is closed.',
  acknowledged: 'Acknowledged. Later weeks use the corrected figures; what was signed stays as it was.',
  attested: 'Saved with your name and the day on which it expires.',
  repaired: 'Noted: the repair is done.',
  chosen: 'Your choice is kept. It is shown when both have chosen.',
  revealed: 'Both have chosen.',
  'answer-key': 'Your key is on the answer. The other key is still missing.',
  answered: 'Both keys have turned. The answer is signed.',
  'token-ended': 'The token no longer works.',
  ended: 'Ended.',
  password: 'Your password is changed. Your other sessions have ended.',
  asked: 'Asked. The link can be made when the other leader has agreed.',
  agreed: 'Agreed.',
  declined: 'Declined.',
  withdrawn: 'Withdrawn.',
  'seat-left': 'You have given up the seat.',
  'token-issued': 'Issued. Copy the token below: it is shown this once.',
}

/** The sentence behind a word of the address; nothing for a word that is not ours. */
export function noticeOf(done: string): string | undefined {
  return Object.hasOwn(notices, done) ? notices[done] : undefined
}
