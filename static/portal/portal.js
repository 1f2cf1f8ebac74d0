/* What pages gain where scripts run. Every page works without. */

/** Starts govuk-frontend's own components; its address, which changes with its content, stands in the page's head. */
async function startComponents () {
  const { initAll } = await import(document.getElementById('govuk-frontend').href)
  initAll()
}

/** Fetches the chart drawer only on pages that have a chart. */
async function drawCharts () {
  const places = document.querySelectorAll('[data-portal-chart]')
  if (!places.length) return
  const { drawAll } = await import(places[0].dataset.drawer)
  await drawAll(places)
}

/** Buttons that copy the text of another element, without what is marked not to be copied. */
function offerCopying () {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll('[data-portal-copy]')) {
    const said = button.parentElement.querySelector('[role="status"]')
    button.hidden = false
    button.addEventListener('click', async () => {
      const source = document.getElementById(button.dataset.portalCopy)
      try {
        await navigator.clipboard.writeText(source.textContent.replace(/\s+/g, ' ').trim())
        said.textContent = 'Copied'
      } catch {
        said.textContent = 'The browser did not allow copying. Select the text and copy it.'
      }
      setTimeout(() => { said.textContent = '' }, 6000)
    })
  }
}

/** On a narrow screen the list comes first: filters fold away unless some are chosen. */
function foldFilters () {
  if (window.matchMedia('(min-width: 48.0625em)').matches) return
  for (const panel of document.querySelectorAll('details[data-portal-filter="none-chosen"]')) panel.open = false
}

/** Options that open a field of their own. The design system's script marks them with `aria-expanded`, which radio
    buttons may not carry; here the field follows its option in the page and is simply there or not. */
function revealFields () {
  const inputs = [...document.querySelectorAll('[data-portal-reveals]')]
  const show = () => inputs.forEach((input) => {
    const field = document.getElementById(input.dataset.portalReveals)
    field.classList.toggle(`govuk-${input.type === 'radio' ? 'radios' : 'checkboxes'}__conditional--hidden`, !input.checked)
  })
  if (!inputs.length) return
  document.addEventListener('change', show)
  window.addEventListener('pageshow', show)
  show()
}

/** Fields on which another decides: there while its choice asks for them, and else hidden with what was typed in them.
    What has an error is shown in any case. The button that does the same without scripts goes. */
function followChoices () {
  const places = [...document.querySelectorAll('[data-portal-shown-for], [data-portal-open-for]')]
  if (!places.length) return
  const follow = () => places.forEach((place) => {
    const { portalShownFor, portalOpenFor, portalValues } = place.dataset
    const isAsked = portalValues.split(' ').includes(document.getElementById(portalShownFor ?? portalOpenFor).value)
    if (portalShownFor) place.hidden = !isAsked && !place.classList.contains('govuk-form-group--error')
    else if (isAsked) place.open = true
  })
  document.querySelectorAll('.portal-without-scripts').forEach((button) => button.remove())
  document.addEventListener('change', follow)
  window.addEventListener('pageshow', follow)
  follow()
}

/** Work that goes on in the background: its part of the page is fetched anew every few seconds, and the whole page once
    the work has come to its next step. Without scripts the page has a link that does the same. */
function watchWork () {
  const place = document.querySelector('[data-portal-watch]')
  if (!place) return
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-portal-watch]')
      if (!fresh) return location.reload()
      if (fresh.innerHTML !== place.innerHTML) place.innerHTML = fresh.innerHTML
    } catch { /* the network may be back next time */ }
    watchWork()
  }, 3000)
}

foldFilters()
revealFields()
followChoices()
watchWork()
offerCopying()
startComponents()
drawCharts()
