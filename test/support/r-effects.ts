/** R as an oracle of effects: each file is read in a process whose `system` notes that it was called, and what was read is looked at. See https://stat.ethz.ch/R-manual/R-devel/library/base/html/readRDS.html. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EffectCase, Effects } from './effect-oracle.ts';

/** Reads `N.rds` from the first on; a line for each: whether `system` was called. What dies is the next one. */
const SCRIPT = `
options(warn = -1)
called <- 0
system <- function(...) { called <<- called + 1; invisible(0) }
look <- function(x, depth = 0) {
  x
  if (depth > 6) return()
  if (is.raw(x)) {
    try(look(unserialize(x), depth + 1), silent = TRUE)
    try(look(unserialize(memDecompress(x, 'gzip')), depth + 1), silent = TRUE)
  }
  if (is.environment(x)) {
    if (environmentName(x) != '' || identical(x, environment(look))) return()
    for (name in ls(x, all.names = TRUE)) try({ value <- get(name, x, inherits = FALSE); look(value, depth + 1) }, silent = TRUE)
  }
  if (is.list(x) && !is.object(x)) for (index in seq_along(x)) try({ value <- x[[index]]; look(value, depth + 1) }, silent = TRUE)
  for (value in try(attributes(x), silent = TRUE)) try(look(value, depth + 1), silent = TRUE)
}
first <- as.integer(commandArgs(TRUE)[1])
last <- as.integer(commandArgs(TRUE)[2])
sink <- file('lines', 'a')
for (number in first:last) {
  called <- 0
  name <- sprintf('%d.rds', number)
  try({
    if (grepl('RD[ABX][23]', readChar(gzfile(name), 5L, useBytes = TRUE), useBytes = TRUE)) {
      there <- new.env()
      load(name, there)
      look(there)
    } else {
      value <- readRDS(name)
      value
      look(value)
    }
  }, silent = TRUE)
  closeAllConnections <- NULL
  cat(called > 0, '\\n', file = sink)
  flush(sink)
  for (open in setdiff(getAllConnections(), c(0:2, as.integer(sink)))) try(close(getConnection(open)), silent = TRUE)
}
`;

/** Whether R can be run here. */
export function hasR(): boolean {
  return spawnSync('Rscript', ['--version']).status === 0;
}

/** What reading each of the files does. @throws when R cannot be run */
export function rEffectsOf(cases: readonly EffectCase[]): readonly Effects[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  try {
    for (const [index, { content }] of cases.entries()) writeFileSync(path.join(folder, `${index}.rds`), content);
    const script = path.join(folder, 'look.R');
    writeFileSync(script, SCRIPT);
    writeFileSync(path.join(folder, 'lines'), '');
    const lines = () => readFileSync(path.join(folder, 'lines'), 'utf8').split('\n').slice(0, -1);
    const died = new Set<number>();
    for (let done = 0; done < cases.length; done = lines().length) {
      const args = ['--vanilla', script, String(done), String(cases.length - 1)];
      const result = spawnSync('Rscript', args, { cwd: folder, encoding: 'utf8', timeout: 600_000 });
      if (lines().length === cases.length) break;
      if (result.error !== undefined) throw result.error;
      died.add(lines().length);
      writeFileSync(path.join(folder, 'lines'), `${[...lines(), 'FALSE'].join('\n')}\n`);
    }
    return lines().map((line, index) => ({
      effects: line.startsWith('TRUE') ? ['system'] : [],
      error: died.has(index) ? 'died' : '',
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
