/** The script of the HTML report: sorts and filters the rows that are there; it makes none, and asks nobody for anything. */
export const PAGE_SCRIPT = `
'use strict';
for (const table of document.querySelectorAll('table')) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const keyOf = (row, column) => {
    if (heads[column].dataset.sort === 'severity') return Number(row.dataset.severity);
    const { dataset, textContent } = row.cells[column];
    return dataset.value === undefined ? textContent : Number(dataset.value);
  };
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = [...body.rows].map((row) => ({ row, key: keyOf(row, column) }));
      rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
      if (down) rows.reverse();
      for (const { row } of rows) body.append(row);
    });
  });
}
const form = document.querySelector('#filters');
if (form !== null) {
  const words = form.querySelector('#words');
  const boxes = [...form.querySelectorAll('input[type=checkbox]')];
  const shown = form.querySelector('#shown');
  const rows = [...document.querySelector('#findings').tBodies[0].rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const severities = rows.map((row) => row.querySelector('.severity').textContent);
  const filter = () => {
    const wanted = words.value.toLowerCase().split(' ').filter((word) => word !== '');
    const checked = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let count = 0;
    rows.forEach((row, index) => {
      const fits = checked.has(severities[index]) && wanted.every((word) => texts[index].includes(word));
      row.hidden = !fits;
      if (fits) count += 1;
    });
    shown.textContent = count + ' of ' + rows.length + (rows.length === 1 ? ' finding' : ' findings');
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', filter);
}
`;
