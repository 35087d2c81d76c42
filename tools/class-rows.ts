/** Reads the sections of data/index/*.tsv and takes, for each class, the worst of all versions that were looked at. tools/class_index/classes.py says what the flags mean. */

/** How a section was made: from sources, by looking at what is installed, or by an earlier version of the tool that looked. */
export type Kind = 'ast' | 'run' | 'earlier';

export interface Section {
  readonly topLevel: string;
  /** `name==version`; of earlier measurements several, with commas. */
  readonly versions: readonly string[];
  readonly kind: Kind;
  /** Flags by `module class`. */
  readonly rows: ReadonlyMap<string, string>;
}

/** What was found of one class in one section. */
export interface Row {
  readonly flags: string;
  readonly keys: readonly string[];
}

/** @throws Error for a line that stands before any section */
export function parseSections(text: string): Section[] {
  const sections: (Section & { rows: Map<string, string> })[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#!')) continue;
    if (line.startsWith('# ')) {
      const [topLevel = '', versions = '', , kind] = line.slice(2).split(' ');
      sections.push({ topLevel, versions: versions.split(','), kind: kind as Kind, rows: new Map() }); // the test holds the kinds
      continue;
    }
    const section = sections.at(-1);
    if (section === undefined) throw new Error(`expected a head line, found ${line}`);
    addLine(section.rows, line);
  }
  return sections;
}

function addLine(rows: Map<string, string>, line: string): void {
  const [module = '', ...entries] = line.split(' ');
  for (const entry of entries) {
    const colon = entry.indexOf(':');
    if (colon === -1) rows.set(`${module} ${entry}`, 'i');
    else rows.set(`${module} ${entry.slice(0, colon)}`, entry.slice(colon + 1));
  }
}

export function parseRow(text: string): Row {
  const [flags = '', keys = ''] = text.split('k=');
  return { flags, keys: keys === '' ? [] : keys.split(',') };
}

/** Every class with what each section found of it, by kind. */
export type Findings = Readonly<Record<Kind, readonly Row[]>>;

export function findingsOf(sections: readonly Section[]): ReadonlyMap<string, Findings> {
  const found = new Map<string, Record<Kind, Row[]>>();
  for (const { kind, rows } of sections) {
    for (const [name, text] of rows) {
      const findings = found.get(name) ?? { ast: [], run: [], earlier: [] };
      findings[kind].push(parseRow(text));
      found.set(name, findings);
    }
  }
  return found;
}

const isResult = ({ flags }: Row): boolean => /[ie]/.test(flags);
const isUndecided = ({ flags }: Row): boolean => flags.includes('?');

/** The rows that count: those from sources where they decide; else what looking at the installed class proved. */
export function countingRows({ ast, run, earlier }: Findings): readonly Row[] {
  const decided = ast.filter((row) => !isUndecided(row));
  // A reader of sources that follows none of the versions says less than one who looked at the class itself.
  if (decided.some(isResult)) return decided;
  if (decided.some(({ flags }) => /[XD]/.test(flags))) return decided;
  const proved = run.some(isResult) ? run : earlier.some(isResult) ? earlier : [...run, ...earlier];
  return proved.some(isResult) ? proved : [...ast, ...run, ...earlier];
}

/** The worst of several rows: what one of them does not grant is not granted, what one of them reaches is reached. */
export function worstOf(rows: readonly Row[]): Row {
  const all = (flag: string): boolean => rows.every(({ flags }) => flags.includes(flag));
  const any = (flag: string): boolean => rows.some(({ flags }) => flags.includes(flag));
  const granted = [...'eidl'].filter(all);
  const refused = [...'pnhtXDxm'].filter(any);
  return { flags: [...granted, ...refused].join(''), keys: [...new Set(rows.flatMap(({ keys }) => keys))].sort() };
}

/** Whether the sources of a version reach a resource, whatever other rows say. */
export function reaches({ ast, run }: Findings): boolean {
  const looked = ast.length > 0 ? ast : run;
  return looked.some(({ flags }) => /[XD]/.test(flags));
}
