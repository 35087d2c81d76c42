/** The script of the HTML report: sorts, filters and pages through the rows that are in the page, and asks nobody for anything. Rows behind the first stand in `noscript`, which is only text where a script runs: 65,000 of them would take minutes to lay out. See https://html.spec.whatwg.org/multipage/scripting.html#the-noscript-element. */
import { FIRST_ROWS } from './rows.ts';

export const PAGE_SCRIPT = `
'use strict';
const PAGE = ${FIRST_ROWS};
const SIGNS = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (html) => html.replace(/<[^>]*>/g, ' ').replace(/&(#?\\w+);/g, (all, name) => SIGNS[name] ?? all);
const made = document.createElement('template');
const rowOf = (entry) => {
  if (entry.row === null) {
    made.innerHTML = entry.html;
    entry.row = made.content.firstElementChild;
  }
  return entry.row;
};
const entriesOf = (table) => {
  const entries = [...table.tBodies[0].rows].map((row) => ({ row, html: row.outerHTML, text: null }));
  const rest = table.nextElementSibling?.localName === 'noscript' ? table.nextElementSibling.textContent : '';
  for (const piece of rest.split('</tr>')) {
    const start = piece.indexOf('<tr');
    if (start >= 0) entries.push({ row: null, html: piece.slice(start) + '</tr>', text: null });
  }
  return entries;
};
const tables = {};
for (const table of document.querySelectorAll('table')) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const entries = entriesOf(table);
  const more = document.createElement('button');
  const state = { entries, fits: () => true };
  let view = entries;
  let limit = PAGE;
  const show = () => {
    body.replaceChildren(...view.slice(0, limit).map(rowOf));
    const left = view.length - limit;
    more.hidden = left <= 0;
    more.textContent = 'Show ' + Math.min(PAGE, left) + ' more of ' + left;
  };
  state.update = () => {
    view = entries.filter(state.fits);
    limit = PAGE;
    show();
    return view.length;
  };
  more.type = 'button';
  more.className = 'more';
  more.addEventListener('click', () => {
    limit += PAGE;
    show();
  });
  table.after(more);
  show();
  const keyOf = ({ html }, column) => {
    if (heads[column].dataset.sort === 'severity') return Number(/ data-severity="(\\d+)"/.exec(html)[1]);
    const cell = html.split('<td')[column + 1];
    const value = /^ data-value="(\\d+)"/.exec(cell);
    return value === null ? plain('<td' + cell) : Number(value[1]);
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
      const keys = new Map(entries.map((entry) => [entry, keyOf(entry, column)]));
      const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
      entries.sort((a, b) => compare(keys.get(a), keys.get(b)));
      if (down) entries.reverse();
      state.update();
    });
  });
  tables[table.id] = state;
}
const form = document.querySelector('#filters');
if (form !== null) {
  const words = form.querySelector('#words');
  const boxes = [...form.querySelectorAll('input[type=checkbox]')];
  const shown = form.querySelector('#shown');
  const { findings } = tables;
  const { entries } = findings;
  const read = (entry) => {
    entry.text ??= plain(entry.html).toLowerCase();
    entry.severity ??= /class="severity (\\w+)"/.exec(entry.html)[1];
  };
  let next = 0;
  const readSome = () => {
    for (const end = next + PAGE; next < end && next < entries.length; next += 1) read(entries[next]);
    if (next < entries.length) setTimeout(readSome);
  };
  setTimeout(readSome);
  const filter = () => {
    const wanted = words.value.toLowerCase().split(' ').filter((word) => word !== '');
    const checked = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    findings.fits = (entry) => {
      read(entry);
      return checked.has(entry.severity) && wanted.every((word) => entry.text.includes(word));
    };
    shown.textContent = findings.update() + ' of ' + entries.length + (entries.length === 1 ? ' finding' : ' findings');
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', filter);
}
`;
