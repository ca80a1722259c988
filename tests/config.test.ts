// A value of the environment that makes no sense stops the start with a sentence, before anything listens.
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

const from = 'Twokeys <twokeys@example.com>'

describe('How mails leave', () => {
  it('is as files beside the database, unless a mail server is named', () => {
    expect(readConfig({ DATABASE_URL: 'file:data/twokeys.db' })).toMatchObject({ smtp: null, mailFolder: 'data/mail' })
    const smtp = 'smtps://robot:a%20secret@mail.example.com:465'
    expect(readConfig({ SMTP_URL: smtp, MAIL_FROM: from })).toMatchObject({ smtp, mailFrom: from })
  })

  it('needs somebody who sends them, and an address that is one', () => {
    expect(() => readConfig({ SMTP_URL: 'smtp://localhost:25' })).toThrow('MAIL_FROM is missing')
    for (const wrong of ['twokeys', 'Twokeys <twokeys>', 'a@b\r\nBcc: everybody@example.com'])
      expect(() => readConfig({ MAIL_FROM: wrong })).toThrow('MAIL_FROM cannot be used')
    for (const wrong of ['mail.example.com', 'https://mail.example.com', 'smtp://', 'smtp://a b'])
      expect(() => readConfig({ SMTP_URL: wrong, MAIL_FROM: from })).toThrow('SMTP_URL cannot be used')
  })
})

describe('What may be reached though it is near', () => {
  it('is a list of addresses and ranges', () => {
    expect(readConfig({ OUTBOUND_ALLOW: '10.0.0.0/8, ::1 192.168.1.5' }).outboundAllow).toEqual([
      '10.0.0.0/8',
      '::1',
      '192.168.1.5',
    ])
    for (const wrong of ['localhost', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::/129'])
      expect(() => readConfig({ OUTBOUND_ALLOW: wrong })).toThrow(`OUTBOUND_ALLOW cannot be used: "${wrong}"`)
  })
})
