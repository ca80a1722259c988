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
  const act = acts[before + event.key]
  before = event.key === 'g' ? 'g ' : ''
  if (!act) return
  event.preventDefault()
  act()
})

const acts = {
  '?': () => keyboard.showModal(),
  '/': () => document.querySelector('main :is(input:not([type=hidden]), textarea, select)')?.focus(),
  j: () => tab(1),
  k: () => tab(-1),
  'g h': () => document.querySelector('.brand').click(),
  'g o': () => document.querySelector('.tabs a')?.click(),
}

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
