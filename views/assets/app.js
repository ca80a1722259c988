// What a keyboard and a swap need; every page works without it.
'use strict'

const keyboard = document.getElementById('keyboard')
const keysOn = document.getElementById('keyboard-on')
const openKeyboard = document.getElementById('keyboard-open')
let before = ''

openKeyboard.hidden = false
openKeyboard.addEventListener('click', () => keyboard.showModal())
keysOn.checked = localStorage.getItem('keys') !== 'off'
keysOn.addEventListener('change', () => localStorage.setItem('keys', keysOn.checked ? 'on' : 'off'))

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select, dialog')
  if (!keysOn.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return
  const act = event.key.startsWith('Arrow') && !meeting() ? undefined : acts[before + event.key]
  before = event.key === 'g' ? 'g ' : ''
  if (!act) return
  event.preventDefault()
  act()
})

const acts = {
  '?': () => keyboard.showModal(),
  '/': () => (document.querySelector('#find, #q') ?? firstField())?.focus(),
  i: () => firstField()?.focus(),
  j: () => tab(1),
  k: () => tab(-1),
  ArrowLeft: () => document.querySelector('.turns .back :is(a, button)')?.click(),
  ArrowRight: () => document.querySelector('.turns .on :is(a, button)')?.click(),
  'g h': () => document.querySelector('.brand').click(),
  'g o': () => document.querySelector('.tabs a')?.click(),
}

const firstField = () => document.querySelector('main :is(input:not([type=hidden]), textarea, select)')

function tab(step) {
  const tabs = [...document.querySelectorAll('.tabs a')]
  tabs[tabs.findIndex((each) => each.hasAttribute('aria-current')) + step]?.click()
}

// On a phone the bar of a pilot is wider than the screen: it opens as far as the page one is on.
const here = document.querySelector('.tabs > div [aria-current]')
if (here) here.parentElement.scrollLeft = here.offsetLeft + here.offsetWidth - here.parentElement.clientWidth

// Focus goes where the change happened: to the summary of what is wrong.
const showProblems = () => document.getElementById('problems')?.focus()
showProblems()
document.addEventListener('htmx:after:swap', showProblems)

// A review: every screen follows whoever turns its pages, and the time that a step has taken counts on.
const meeting = () => document.getElementById('meeting')
const followed = document.querySelector('[data-stream]')
if (followed) follow(new EventSource(followed.dataset.stream))
if (meeting()) setInterval(() => document.querySelectorAll('.timer').forEach(count), 1000)

// The stream says that something has moved, never what: the page asks for itself, unless somebody types on it.
function follow(stream) {
  stream.addEventListener('moved', ({ data }) => {
    if (data === meeting().dataset.mark) return
    if (typedFields().length > 0) document.getElementById('moved').hidden = false
    else htmx.trigger(meeting(), 'moved')
  })
  stream.addEventListener('over', () => stream.close())
}

// Nothing that was typed is left behind by turning the page; the browser asks first.
let sent = null
document.addEventListener('submit', ({ target }) => (sent = target))
window.addEventListener('beforeunload', (event) => {
  if (meeting() && typedFields().some((field) => field.form !== sent && isChanged(field))) event.preventDefault()
})

function typedFields() {
  const fields = [...meeting().querySelectorAll('input:not([type=hidden]), textarea, select')]
  return fields.filter((field) => field === document.activeElement || isChanged(field))
}

function isChanged(field) {
  if (!field.options) return field.value !== field.defaultValue || field.checked !== field.defaultChecked
  const before = [...field.options].find((each) => each.defaultSelected) ?? field.options[0]
  return !before.selected
}

function count(timer) {
  timer.seenAt ??= performance.now()
  const seconds = Number(timer.dataset.elapsed) + Math.floor((performance.now() - timer.seenAt) / 1000)
  const isOver = seconds > Number(timer.dataset.minutes) * 60
  timer.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}${isOver ? ', over time' : ''}`
  timer.hidden = false
}
