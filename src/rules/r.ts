/** Rows about promises of R: expressions that are evaluated when a value is read. */
import { splitNames } from './rows.ts';
import type { OperatorRule, Provenance } from './rule.ts';

const ADVISORY: Provenance = { kind: 'advisory', reference: 'CVE-2024-27322' };
const MANUAL: Provenance = {
  kind: 'documentation',
  reference: 'https://cran.r-project.org/doc/manuals/r-release/R-lang.html#Promise-objects',
};

const BINDINGS: Provenance = {
  kind: 'documentation',
  reference: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/bindenv.html',
};
const TAGS: Provenance = {
  kind: 'documentation',
  reference: 'https://rstudio.github.io/config/articles/config.html#using-r-code-in-configuration-files',
};
const STARTUP: Provenance = {
  kind: 'documentation',
  reference: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html',
};
const INTERNALS: Provenance = {
  kind: 'documentation',
  reference: 'https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats',
};

/** Functions of R that start processes, run text or files as code, load libraries, or reach files and the network. */
const REACHING =
  'system system2 shell shell.exec pipe fifo parse str2lang str2expression source sys.source dyn.load library.dynam ' +
  '.Internal .External .External2 socketConnection download.file file.remove unlink unserialize install.packages ' +
  'getFromNamespace';

/** Functions of R that write, copy or link files of any name. */
const WRITING =
  'file.create file.copy file.append file.rename file.symlink file.link dir.create Sys.chmod dump dput save save.image saveRDS ' +
  'write write.table write.csv write.csv2 write.dcf writeLines writeBin writeChar sink cat file gzfile bzfile xzfile pdf png jpeg tiff bmp svg postscript';

export const R_RULES: readonly OperatorRule[] = [
  {
    id: 'r/promise',
    ecosystem: 'r',
    module: 'r',
    names: ['promise'],
    severity: 'critical',
    effect: 'code-execution',
    because: 'A value is a promise: R runs its expression when the loaded object is looked at.',
    provenance: [ADVISORY, MANUAL],
  },
  {
    id: 'r/argument',
    ecosystem: 'r',
    module: 'argument',
    names: splitNames(REACHING),
    severity: 'critical',
    effect: 'code-execution',
    because: 'A variable of an environment is an argument that was not evaluated: R runs it when the variable is read.',
    provenance: [ADVISORY, MANUAL],
  },
  {
    id: 'r/indirect-argument',
    ecosystem: 'r',
    module: 'argument',
    names: splitNames('eval evalq do.call match.fun get get0 mget .C .Call .Primitive Sys.setenv'),
    severity: 'medium',
    effect: 'trampoline',
    because:
      'A variable of an environment is an argument that was not evaluated, and names a function that may do anything.',
    provenance: [ADVISORY, MANUAL],
  },
  {
    id: 'r/file-argument',
    ecosystem: 'r',
    module: 'argument',
    names: splitNames(WRITING),
    severity: 'high',
    effect: 'file-write',
    because:
      'A variable of an environment is an argument that was not evaluated, and writes a file when the variable is read.',
    provenance: [ADVISORY, MANUAL],
  },
  {
    id: 'r/function-in-argument',
    ecosystem: 'r',
    module: 'function',
    names: splitNames(REACHING),
    severity: 'medium',
    effect: 'code-by-value',
    because:
      'An argument that was not evaluated holds a function as a value, as do.call writes it, which reaches outside if it is called.',
    provenance: [ADVISORY, MANUAL],
  },
  {
    id: 'r/active-binding',
    ecosystem: 'r',
    module: 'active',
    names: splitNames(REACHING),
    severity: 'critical',
    effect: 'code-execution',
    because: 'A function of the file is called when its variable is read, or by R itself.',
    provenance: [BINDINGS],
  },
  {
    id: 'r/indirect-binding',
    ecosystem: 'r',
    module: 'active',
    names: splitNames('eval evalq do.call match.fun get get0 mget .Primitive Sys.setenv …'),
    severity: 'medium',
    effect: 'trampoline',
    because:
      'A function of the file is called when its variable is read, or by R itself, and names one that may do anything.',
    provenance: [BINDINGS],
  },
  {
    id: 'r/file-binding',
    ecosystem: 'r',
    module: 'active',
    names: splitNames(WRITING),
    severity: 'high',
    effect: 'file-write',
    because: 'A function of the file is called when its variable is read, or by R itself, and writes a file.',
    provenance: [BINDINGS],
  },
  {
    id: 'r/evaluated-tag',
    ecosystem: 'r',
    module: 'tag',
    names: splitNames(REACHING),
    severity: 'critical',
    effect: 'code-execution',
    because: 'A tag of YAML holds an expression of R, which config::get runs when the file is read.',
    provenance: [TAGS],
  },
  {
    id: 'r/indirect-tag',
    ecosystem: 'r',
    module: 'tag',
    names: splitNames('eval evalq do.call match.fun get get0 mget .C .Call .Primitive'),
    severity: 'medium',
    effect: 'trampoline',
    because: 'A tag of YAML holds an expression of R, which names a function that may do anything.',
    provenance: [TAGS],
  },
  {
    id: 'r/file-tag',
    ecosystem: 'r',
    module: 'tag',
    names: splitNames(WRITING),
    severity: 'high',
    effect: 'file-write',
    because: 'A tag of YAML holds an expression of R, which writes a file when the file is read.',
    provenance: [TAGS],
  },
  {
    id: 'r/image-hook',
    ecosystem: 'r',
    module: 'image',
    names: ['hook'],
    severity: 'medium',
    effect: 'interpreter-state',
    because:
      'Loading the image defines a function under a name that R itself or nearly every program calls: .First when R starts in the folder of .RData, an operator in the next line.',
    provenance: [STARTUP],
  },
  {
    id: 'r/package-path',
    ecosystem: 'r',
    module: 'r',
    names: ['package'],
    severity: 'high',
    effect: 'import',
    because: 'A package is named by a path: R loads it from there while the object is read.',
    provenance: [INTERNALS],
  },
  {
    id: 'r/mapped-file',
    ecosystem: 'r',
    module: 'r',
    names: ['mapped'],
    severity: 'high',
    effect: 'file-write',
    because: 'A vector is a file of the machine that reads it: what is assigned to it is written there.',
    provenance: [INTERNALS],
  },
  {
    id: 'r/large-argument',
    ecosystem: 'r',
    module: 'argument',
    names: ['…'],
    severity: 'medium',
    effect: 'unexaminable',
    because: 'An argument that was not evaluated calls more functions than are kept, so that not all were looked at.',
    provenance: [MANUAL],
  },
];
