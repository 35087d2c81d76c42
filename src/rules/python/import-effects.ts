/** What a module does when it is imported that no module does for its own sake: commands, and text that is fetched or unpacked and then run. By names of https://docs.python.org/3/library/. */

/** They start a process at once; of the first group what nobody can read counts as well. */
const SHELLS =
  /^(?:(?:os|posix|nt)\.(?:system|popen\d?|exec[lv]\w*|spawn\w+|posix_spawnp?)|pty\.spawn|commands\.get\w*output)$/;
const PROCESSES = /^subprocess\.(?:run|call|check_call|check_output|Popen|getoutput|getstatusoutput)$/;

const EXECUTORS = /^(?:builtins\.(?:exec|eval|execfile)|(?:pickle|_pickle|cPickle|marshal|dill|cloudpickle)\.loads)$/;
/** What takes more than an expression, which honest settings are. */
const STATEMENTS = /^builtins\.exec/;
/** What brings the text: from a network, or unpacked. */
const BRINGERS =
  /^(?:base64\.\w*decode\w*|binascii\.(?:a2b_\w+|unhexlify)|codecs\.decode|(?:zlib|gzip|bz2|lzma)\.decompress|marshal\.loads|urllib\.request\.url(?:open|retrieve)|urllib2?\.url(?:open|retrieve)|(?:requests|httpx)\.(?:get|post)|socket\.(?:socket|create_connection))$/;
/** The same in a call's own words, and what is run from a text. */
const BRINGS =
  /\b(?:b64decode|b32decode|b16decode|b85decode|a85decode|unhexlify|fromhex|decompress|rot_?13|urlopen|requests|httpx)\b|\[::-1\]|\bchr\(/;
const RUNS = /\b(?:os|posix|nt)\.(?:system|popen|exec[lv]|spawn)|\bsubprocess\b|__import__/;

/** Commands that only ask, as versions of packages and terminals are made with: none of them runs what it is given. */
const ASKS =
  /^(?:|git (?:-C \S+ )?(?:describe|rev-parse|rev-list|log|status|show|branch|tag|diff|ls-files|symbolic-ref)(?: .*)?|hg (?:id|identify|log|branch|parent)(?: .*)?|svn(?:version| info)(?: .*)?|(?:nvidia-smi|uname|hostname|lscpu|lsb_release|sw_vers|xcode-select|stty|tput|chcp|fc-list|which|where|pgrep|sysctl|ldconfig|ver)(?: .*)?|clear|cls|reset|color(?: \w+)?|mode(?: .*)?|title .*|[\w.+-]+ (?:--?version|-V|--?help|-print-\S+|-dump\S+))$/;
const SHELL_WORDS = /[;&|`$<>\n]/;
const QUIET_ENDS = / ?2>&1$| ?2? ?> ?\/dev\/null/g;

/** What a call does: its full name, its own text from the name on, the other calls of the module. */
export interface CallAtImport {
  readonly path: string;
  readonly text: string;
  readonly besides: readonly string[];
}

export function actsAtImport({ path, text, besides }: CallAtImport): boolean {
  if (EXECUTORS.test(path)) {
    const isBrought = STATEMENTS.test(path) && besides.some((other) => BRINGERS.test(other));
    return isBrought || BRINGS.test(text) || RUNS.test(text);
  }
  const isShell = SHELLS.test(path);
  if (!isShell && !PROCESSES.test(path)) return false;
  const command = commandIn(text);
  if (command === null) return isShell || BRINGS.test(text);
  return !isQuestion(command);
}

/** Null where it begins with no plain text. */
function commandIn(text: string): string | null {
  const start = /^[^(]*\(\s*(?:\w+\s*=\s*)?/.exec(text)?.[0];
  if (start === undefined) return null;
  const rest = text.slice(start.length);
  if (/^[[(]/.test(rest)) return wordsOf(rest);
  return /^[rRbBuUfF]{0,2}(?:"""|'''|"|')/.test(rest) ? (STRING.exec(rest)?.groups?.['inner'] ?? rest) : null;
}

const STRING = /^[rRbBuUfF]{0,2}(?<quote>"""|'''|"|')(?<inner>.*?)\k<quote>/s;

/** `['git', 'describe']`; null where the first of them is no plain text. */
function wordsOf(list: string): string | null {
  const end = list.indexOf(']');
  const words = [...(end === -1 ? list : list.slice(0, end)).matchAll(/[rRbBuUfF]{0,2}(["'])(.*?)\1/g)].map(
    ([, , word = '']) => word,
  );
  return /^[[(]\s*[rRbBuUfF]{0,2}["']/.test(list) ? words.join(' ') : null;
}

function isQuestion(command: string): boolean {
  const plain = command.replace(QUIET_ENDS, '').trim();
  if (/^(?:cls ?\|\| ?clear|clear ?\|\| ?cls)$/.test(plain)) return true;
  return ASKS.test(plain) && !SHELL_WORDS.test(plain);
}
