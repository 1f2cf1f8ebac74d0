/* Draws the charts of a page with Plotly. The figure stands in the page as JSON; if anything fails, the summary and the
   table that stand there already are what is read. */

const COLOURS = ['#12436D', '#28A197', '#801650', '#F46A25']
const TEXT = '#0b0c0c'
const LINES = '#cecece'
const CONFIG = { responsive: true, displayModeBar: false, displaylogo: false, showSendToCloud: false, scrollZoom: false }

/** The look of every chart, with grid lines across the values only; what the figure says itself has the last word. */
function look (narrow, lying) {
  const axis = { automargin: true, gridcolor: LINES, linecolor: LINES, zerolinecolor: TEXT, fixedrange: true }
  return {
    autosize: true,
    colorway: COLOURS,
    dragmode: false,
    font: { family: 'Arial, "Helvetica Neue", Helvetica, sans-serif', size: narrow ? 13 : 16, color: TEXT },
    hovermode: 'closest',
    legend: { orientation: 'h', x: 0, y: -0.2, yanchor: 'top' },
    margin: { l: 8, r: 24, t: 16, b: 48, pad: 6 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    showlegend: false,
    xaxis: { ...axis, showgrid: lying },
    yaxis: { ...axis, showgrid: !lying }
  }
}

/** On a narrow screen the names of the lines stand above the chart: below it they would meet the turned labels. */
function forNarrow (layout) {
  const above = { ...layout.legend, orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom' }
  return { ...layout, legend: above, font: { ...layout.font, size: 13 } }
}

/** Two plain objects as one, axis by axis; the second has the last word. */
function merged (base, own) {
  const result = { ...base, ...own }
  for (const key of Object.keys(own ?? {})) {
    if (base[key] && typeof base[key] === 'object' && !Array.isArray(base[key])) result[key] = { ...base[key], ...own[key] }
  }
  return result
}

function load (address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.onload = () => resolve(window.Plotly)
    script.onerror = () => reject(new Error(`The chart library did not load from ${address}`))
    document.head.append(script)
  })
}

async function draw (Plotly, place) {
  const { data, layout } = JSON.parse(document.getElementById(place.dataset.portalChart).textContent)
  place.hidden = false
  // A chart with many bars says how tall it is; what follows it begins below it.
  if (layout.height) place.style.height = `${layout.height}px`
  const narrow = place.clientWidth < 500
  const lying = data.some((trace) => trace.orientation === 'h')
  await Plotly.newPlot(place, data, merged(look(narrow, lying), narrow ? forNarrow(layout) : layout), CONFIG)
}

export async function drawAll (places) {
  try {
    const Plotly = await load(places[0].dataset.library)
    for (const place of places) await draw(Plotly, place)
  } catch (error) {
    for (const place of places) place.hidden = true
    console.warn(error)
  }
}
