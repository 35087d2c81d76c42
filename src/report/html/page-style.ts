/** The style of the HTML report: light and dark as the reader's system is, a table that becomes cards where there is no room for columns. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --faint: #57606a; --line: #d0d7de; --shade: #f3f5f7;
  --critical: #a40e26; --high: #bc4c00; --medium: #7d4e00; --low: #57606a; --good: #116329; --link: #0550ae; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --faint: #9da7b3; --line: #30363d; --shade: #161b22;
  --critical: #ff7b72; --high: #ffa657; --medium: #e3b341; --low: #9da7b3; --good: #56d364; --link: #79c0ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 84rem; margin: 0 auto; padding: 1rem; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1.2rem; }
p { margin: .25rem 0; }
a { color: var(--link); }
small { color: var(--faint); }
header { padding: .75rem 1rem; background: var(--shade); border-left: .35rem solid var(--good); }
header.rejected { border-color: var(--critical); }
header.incomplete { border-color: var(--medium); }
header.rejected h1 { color: var(--critical); }
header.incomplete h1 { color: var(--medium); }
header.clean h1 { color: var(--good); }
code, pre { font: .875em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { margin: .25rem 0 .75rem; padding: .5rem .75rem; background: var(--shade); white-space: pre-wrap; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-bottom: .75rem; }
form[hidden] { display: none; }
input[type=search] { width: 18rem; max-width: 100%; padding: .3rem .5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--faint); border-radius: .25rem; }
output { color: var(--faint); }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: .4rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { position: sticky; top: 0; background: var(--paper); }
th button { padding: 0; font: inherit; font-weight: 600; color: inherit; background: none; border: 0; cursor: pointer; }
th button::after { content: " \\2195"; color: var(--faint); }
th[aria-sort=ascending] button::after { content: " \\2191"; color: inherit; }
th[aria-sort=descending] button::after { content: " \\2193"; color: inherit; }
.findings :is(th, td):first-child { width: 8rem; }
.findings :is(th, td):nth-child(2) { width: 34%; }
.files :is(th, td):is(:first-child, :last-child) { width: 8rem; }
.more { margin: .75rem 0; padding: .3rem .75rem; font: inherit; color: inherit; background: var(--shade); border: 1px solid var(--faint); border-radius: .25rem; cursor: pointer; }
.more[hidden] { display: none; }
.severity { font-weight: 600; }
.severity.critical { color: var(--critical); }
.severity.high { color: var(--high); }
.severity.medium { color: var(--medium); }
.severity.low { color: var(--low); }
summary { cursor: pointer; }
summary h2 { display: inline; }
summary code { word-break: break-all; }
details[open] > summary { margin-bottom: .25rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media (max-width: 44rem) {
  table, tbody { display: block; }
  thead { display: block; }
  thead tr { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
  th { position: static; padding: .25rem 0; border: 0; }
  .findings :is(th, td):nth-child(n), .files :is(th, td):is(:first-child, :last-child) { width: auto; }
  tbody tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  td { display: block; padding: .1rem 0; border: 0; }
}
@media print { form, .more { display: none; } th { position: static; } }
`;
