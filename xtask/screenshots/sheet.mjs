// The contact sheet: all pictures in rows by page and columns by state.

const WIDTH = 2400;

/** As a page that stands beside the pictures. */
export function sheet(pages, states) {
  const head = states.map(({ name }) => `<th scope="col">${name}</th>`).join("");
  const cell = (page) => ({ name }) => `<td><a href="${page.name}-${name}.png"><img src="${page.name}-${name}.png" alt="${page.title}, ${name}"></a></td>`;
  const rows = pages.map((page) => `<tr><th scope="row">${page.title}</th>${states.map(cell(page)).join("")}</tr>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every page in every state</title>
<style>
  body { margin: 24px; background: #e8e8ec; color: #222; font: 14px system-ui, sans-serif; }
  table { border-spacing: 12px; table-layout: fixed; width: 100%; }
  tbody th { width: 90px; text-align: left; vertical-align: top; }
  thead th:first-child { width: 90px; }
  td > a { display: block; height: 230px; overflow: hidden; background: #fff; box-shadow: 0 1px 4px #0003; }
  img { display: block; width: 100%; margin: auto; }
  td:nth-child(4) img { width: 45%; }
</style>
<table><thead><tr><th></th>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>
</html>
`;
}

export { WIDTH };
