/** Arguments that were not evaluated, held against R itself: what runs a command when the variable is read is found, what honest objects keep is not rejected. https://cran.r-project.org/doc/manuals/r-release/R-lang.html#Promise-objects */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compareSeverity } from '../../../src/judge/ruling.ts';
import { Random } from '../../fuzz/random.ts';
import { inFull } from '../../support/in-full.ts';
import { demanded } from '../../support/python.ts';
import { judgeBytes } from '../../support/scanned.ts';

/** For each line of `expressions.txt`: the variable `x` of an environment is that expression, saved, read again, and looked at. */
const SCRIPT = `
lines <- readLines('expressions.txt')
forms <- list(list(), list(ascii = TRUE), list(version = 2), list(compress = 'xz'))
for (i in seq_along(lines)) {
  e <- new.env(parent = globalenv())
  code <- parse(text = lines[[i]])[[1]]
  if (i %% 3 == 0) e <- (compiler::cmpfun(eval(call('function', as.pairlist(alist(x = )), quote(environment())))))()
  eval(call('delayedAssign', 'x', code, globalenv(), e))
  do.call(saveRDS, c(list(e, sprintf('%d.rds', i)), forms[[i %% 4 + 1]]))
  unlink('effect')
  again <- readRDS(sprintf('%d.rds', i))
  try(force(again$x), silent = TRUE)
  if (file.exists('effect')) file.create(sprintf('%d.ran', i))
}
`;

function expression(random: Random): string {
  const command = random.pick(["'touch effect'", "paste('touch', 'effect')", "sub('x', 'e', 'touch xffect')"]);
  const called = random.pick([
    'system',
    'base::system',
    '`system`',
    'base:::system',
    "get('system')",
    "match.fun('system')",
  ]);
  const hidden = random.pick([
    () => `${called}(${command})`,
    () => `(${called})(${command})`,
    () => `do.call(${called}, list(${command}))`,
    () => `do.call('system', list(${command}))`,
    () => `sapply(${command}, ${called})`,
    () => `Map(${called}, ${command})`,
    () => `Reduce(function(a, b) ${called}(b), list(1, ${command}))`,
    () => `{ f <- ${called}; f(${command}) }`,
    () => `local({ f = ${called}; f(${command}) })`,
    () => `(function(g) g(${command}))(${called})`,
    () => `baseenv()$system(${command})`,
    () => `asNamespace('base')[['system']](${command})`,
    () => `eval(quote(${called}(${command})))`,
    () => `eval(parse(text = "system(${command})"))`,
    () => `tryCatch(stop('x'), error = function(e) ${called}(${command}))`,
    () => `readLines(pipe(${command}))`,
    () => `system2('touch', 'effect')`,
    () => `withCallingHandlers(${called}(${command}))`,
    () => `{ assign('h', ${called}); h(${command}) }`,
    () => `if (TRUE) ${called}(${command}) else 1`,
  ])();
  return random.pick([hidden, hidden, `list(1, ${hidden})`, `{ y <- 1; ${hidden} }`, `c(${hidden}, recursive = TRUE)`]);
}

const HONEST = [
  'lm(mpg ~ wt, data = mtcars)',
  'list(source = 1, system = 2)$source',
  "c('system', 'parse')",
  'lapply(1:3, function(source) source + 1)',
  "do.call('sum', list(1, 2))",
  'with(mtcars, mean(mpg))',
  'quote(x)',
];

inFull('R itself', async (t) => {
  if (spawnSync('Rscript', ['--version']).status !== 0) {
    t.log('skipped: no R');
    t.false(demanded('R'), 'MODEL_CHECK_TEST_FULL=1 demands R');
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const count = Number(process.env['MODEL_CHECK_TEST_CASES'] ?? 150);
  const random = new Random(Number(process.env['MODEL_CHECK_TEST_SEED'] ?? 1));
  const lines = [...HONEST, ...Array.from({ length: count }, () => expression(random))];
  const written = spawnSync('bash', ['-c', 'cat > expressions.txt'], { cwd: folder, input: `${lines.join('\n')}\n` });
  const result = spawnSync('Rscript', ['--vanilla', '-e', SCRIPT], { cwd: folder, encoding: 'utf8' });
  t.is(written.status, 0);
  t.is(result.status, 0, result.stderr);
  let ran = 0;
  for (const [index, line] of lines.entries()) {
    const { findings } = await judgeBytes(readFileSync(path.join(folder, `${index + 1}.rds`)), 'model.rds');
    const isRejected = findings.some(({ severity }) => compareSeverity(severity, 'high') >= 0);
    if (index < HONEST.length) t.false(isRejected, `honest, and rejected: ${line}`);
    if (!existsSync(path.join(folder, `${index + 1}.ran`))) continue;
    ran += 1;
    t.true(isRejected, `ran, and passed: ${line}`);
  }
  t.log(`${ran} of ${count} ran`);
  t.true(ran > count / 2);
});
