// What a keyboard and a swap need; every page works without it.
'use strict'

const typing = (element) => element.closest('input, textarea, select, [contenteditable]')
const go = (link) => link && link.click()
let awaited = ''

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
  const tabs = [...document.querySelectorAll('.tabs a')]
  const here = tabs.findIndex((tab) => tab.hasAttribute('aria-current'))
  const keys = {
    '?': () => document.getElementById('keyboard').showModal(),
    '/': () => document.querySelector('main :is(input:not([type=hidden]), textarea, select)')?.focus(),
    j: () => go(tabs[here + 1]),
    k: () => go(tabs[here - 1]),
    'g h': () => go(document.querySelector('.brand')),
    'g o': () => go(tabs[0]),
  }
  const act = keys[awaited + event.key]
  awaited = event.key === 'g' ? 'g ' : ''
  if (!act) return
  event.preventDefault()
  act()
})

// Focus goes where the change happened: to the summary of what is wrong.
const focusProblems = () => document.getElementById('problems')?.focus()
document.addEventListener('DOMContentLoaded', focusProblems)
document.addEventListener('htmx:after:swap', focusProblems)
