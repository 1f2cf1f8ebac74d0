/* Before the page is drawn: tells the style sheets that scripts run, so that nothing jumps when they start. */
document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '')
