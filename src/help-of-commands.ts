/** What `-h` says of each command: what it does, its own options, two examples. How it is called stands in the command's file; the whole manual is man/git-model-check.1. */

/** The name of its value, empty for a switch; and what it does. */
export type OptionHelp = readonly [value: string, text: string];

export interface CommandHelp {
  /** Lines of at most 80 columns. */
  readonly about: readonly string[];
  readonly options: Readonly<Record<string, OptionHelp>>;
  /** What is typed behind `git model-check`, and what it is for. */
  readonly examples: readonly (readonly [call: string, text: string])[];
}

export type CommandName = keyof typeof COMMAND_HELP;

export const COMMAND_HELP = {
  staged: {
    about: [
      'Examines what `git commit` would record now: the index against HEAD.',
      'This is the default. Files that are not staged are not looked at.',
    ],
    options: {},
    examples: [
      ['', 'what the next commit would record'],
      ['staged --strict', 'medium findings reject, too'],
    ],
  },
  hook: {
    about: [
      'The entry for hooks and hook managers. EVENT is pre-commit, pre-merge-commit,',
      'pre-push, pre-receive or update. It reads what git passes to that hook.',
      '`git model-check init` writes the hooks that call it.',
    ],
    options: {},
    examples: [
      ['hook pre-commit', 'the line of a hook of husky or of git'],
      ['hook pre-receive', 'on a server: every blob of a push, by the policy of the server'],
    ],
  },
  range: {
    about: [
      'Examines every blob that the range adds, also one that is added and removed',
      'again inside it. The policy is that of FROM, so no change excuses itself.',
      'A shallow clone ends with 2: in CI fetch the whole history.',
    ],
    options: {
      'from-ref': ['REV', 'what the other side has'],
      'to-ref': ['REV', 'what it is to get; default: HEAD'],
    },
    examples: [
      ['range origin/main..HEAD', 'what a branch adds'],
      ['range origin/main..HEAD --format github --format sarif=model-check.sarif', 'the same in a job of GitHub'],
    ],
  },
  tree: {
    about: ['Examines every tracked file at REV, or without REV in the index.'],
    options: {},
    examples: [
      ['tree', 'all that the index holds'],
      ['tree v1.2.0 --format json=report.json', 'a release, with a report for machines'],
    ],
  },
  history: {
    about: [
      'Examines every blob that can be reached from HEAD, or from each REV, once,',
      'and names the commit that brought it.',
    ],
    options: { all: ['', 'start at every ref'] },
    examples: [
      ['history --all', 'everything that was ever committed'],
      ['history --all --shard 1/4 --timeout 3600', 'a quarter of it, for an hour at most'],
    ],
  },
  scan: {
    about: [
      'Examines files and folders on disk, or standard input. It needs no repository.',
      'Ends with 3 where nothing is a model.',
    ],
    options: {},
    examples: [
      ['scan ~/Downloads/model.pth', 'a download, before anything loads it'],
      ['scan - < model.pkl', 'standard input'],
    ],
  },
  explain: {
    about: [
      'Shows what loading one file would do: the calls in order with their offsets,',
      'the imports, the members. Nothing is loaded. REV:PATH is a file in git, :PATH',
      'one in the index. The verdict is that of the policy here.',
    ],
    options: { disassemble: ['', 'show every opcode with its offset and its argument'] },
    examples: [
      ['explain model.pth', 'a file on disk'],
      ['explain HEAD~1:models/net.pkl --disassemble', 'an older version, opcode by opcode'],
    ],
  },
  weights: {
    about: [
      'Writes the tensors of a checkpoint as safetensors, without the program around',
      'them: nothing is executed. Takes what torch.save, numpy.save, pickle and joblib',
      'write. What is no tensor is listed. Ends with 2 where a tensor cannot be taken',
      'exactly.',
    ],
    options: {
      output: ['FILE', 'where to, also -o; default: beside FILE'],
      list: ['', 'show names, types, shapes and bytes, and write nothing'],
      metadata: ['', 'keep numbers and texts of the checkpoint as metadata'],
      select: ['GLOB', 'take the tensors of these names alone; may be repeated'],
      shared: ['copy|omit', 'a tensor under two names: written twice, or once'],
      optimizer: ['', 'take what optimizers keep, too'],
      force: ['', 'replace a file that is there'],
    },
    examples: [
      ['weights malicious_model.pth -o model.safetensors', 'the weights alone'],
      ['weights HEAD:model.ckpt --list', 'what would be taken'],
    ],
  },
  diff: {
    about: [
      'Shows what changed between two versions of a model, as `explain` puts it.',
      'With one PATH it prints that file, and so serves as a textconv of git.',
    ],
    options: {},
    examples: [
      ['diff HEAD:model.pth model.pth', 'the last commit beside the file on disk'],
      ['diff old.pkl new.pkl', 'two files'],
    ],
  },
  rules: {
    about: [
      'What the rule with that id says, where that is from and what to do; or what the',
      'catalogue knows of a function or class; or, without an argument, all rules.',
    ],
    options: {},
    examples: [
      ['rules python/posix/process-execution', 'the rule that a report named'],
      ['rules torch._utils._rebuild_tensor_v2', 'a function'],
    ],
  },
  demo: {
    about: [
      'Makes a throw-away repository with a safe and a malicious model, and shows the',
      'commit of the second one being rejected. The malicious one is never loaded.',
    ],
    options: {},
    examples: [
      ['demo', 'see it work'],
      ['demo --no-color', 'for a log'],
    ],
  },
  allow: {
    about: [
      'Adds an exception to the policy file. It is for one content under one rule, or',
      'for an operator. It counts once the policy file is staged.',
    ],
    options: {
      because: ['TEXT', 'why it is safe, for those who come after'],
      rule: ['ID', 'allow what this rule finds, instead of all that rejects'],
      owner: ['NAME', 'who answers for it'],
      expires: ['YYYY-MM-DD', 'from the day after, the finding counts again'],
      blob: ['OID', 'allow this content, instead of the staged one'],
      operator: ['NAME', 'allow every file that names this operator'],
      force: ['', 'also an operator that runs code'],
      list: ['', 'show the exceptions'],
      prune: ['', 'take out those that have expired or match nothing'],
    },
    examples: [
      ['allow models/old.pkl --because "reviewed by the ML team" --expires 2027-03-31', 'one file, for a while'],
      ['allow --operator mylib.Net --because "our own class"', 'a class of your own, in every file'],
    ],
  },
  baseline: {
    about: [
      'Accepts the models that the index holds now, by content. What comes later is',
      'judged as ever. The history is not covered.',
    ],
    options: {
      because: ['TEXT', 'why; default: was here before git model-check'],
      owner: ['NAME', 'who answers for it'],
      expires: ['YYYY-MM-DD', 'from the day after, the findings count again'],
    },
    examples: [
      ['baseline', 'begin with a repository that holds models'],
      ['baseline --because "all from our own training"', 'with a reason'],
      ['baseline --owner "ML team" --expires 2027-03-31', 'for a while'],
    ],
  },
  lock: {
    about: [
      'Records the program of each model that passes in model-check.lock. A model that',
      'is trained again and keeps its program passes as before; one that uses something',
      'new is judged. It counts once it is staged. What is rejected is not locked.',
    ],
    options: { check: ['', 'write nothing, and end with 1 where it is out of date'] },
    examples: [
      ['lock', 'after a review, for all that the index holds'],
      ['lock models/net.pkl --check', 'in CI'],
    ],
  },
  init: {
    about: [
      'Finds what the repository uses for hooks, adds to it, and writes a policy file',
      'where there is none. It overwrites nothing.',
    ],
    options: {
      manager: ['NAME', 'husky, lefthook, pre-commit, git-config or git-hooks'],
      'dry-run': ['', 'say what would be done, and do nothing'],
      uninstall: ['', 'take out exactly what init has put in'],
    },
    examples: [
      ['init --dry-run', 'what would it do here?'],
      ['init --manager husky', 'into the hooks of husky'],
    ],
  },
  policy: {
    about: [
      'Prints the policy that counts, each value with where it is from. With --report it',
      'shows where the policy would loosen a floor (--policy-floor), which then counts',
      'instead, and the exceptions with owner and end; it ends with 1 where it would.',
    ],
    options: { report: ['', 'what it would loosen, and its exceptions'] },
    examples: [
      ['policy', 'what counts here, and why'],
      ['policy --report --policy-floor ../policies/floor.yaml', 'against the rules of the organisation'],
    ],
  },
  merge: {
    about: [
      'Makes one report of the JSON reports of parts (--shard) or of repositories. A part',
      'that is missing is reported and ends with 2. Nothing is judged again. A NAME stands',
      'before the paths of its report.',
    ],
    options: {},
    examples: [
      ['merge part-*.json --format sarif=model-check.sarif', 'the parts of one history'],
      ['merge web=web.json ml/core=core.json --format html=all.html', 'two repositories on one page'],
    ],
  },
  completion: {
    about: ['Prints the completion for a shell; for `git model-check …` and `git-model-check …`.'],
    options: {},
    examples: [
      ['completion bash > ~/.local/share/bash-completion/completions/git-model-check', 'for bash'],
      ['completion fish > ~/.config/fish/completions/git-model-check.fish', 'for fish'],
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
