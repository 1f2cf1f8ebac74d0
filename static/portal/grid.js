// A grid of cells by keyboard: Enter and the arrows go down and up, and a pasted column fills downwards.
// Without this the grid is a plain form.
for (const grid of document.querySelectorAll("[data-portal-grid]")) {
  const cells = [...grid.querySelectorAll("tbody input:not([type=hidden])")];

  const go = (place) => {
    if (place >= cells.length) {
      grid.closest("form").querySelector("button[type=submit]").focus();
    } else if (place >= 0) {
      cells[place].focus();
      cells[place].select();
    }
  };

  grid.addEventListener("keydown", (event) => {
    const at = cells.indexOf(event.target);
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    go(at + step);
  });

  grid.addEventListener("paste", (event) => {
    const at = cells.indexOf(event.target);
    const lines = event.clipboardData.getData("text").replace(/[\r\n]+$/, "").split(/\r?\n/);
    if (at < 0 || lines.length < 2) return;
    event.preventDefault();
    lines.forEach((line, number) => {
      const text = line.split("\t")[0].trim();
      if (text && cells[at + number]) cells[at + number].value = text;
    });
    go(at + lines.length);
  });
}
