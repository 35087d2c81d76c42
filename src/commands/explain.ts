/** `git model-check explain PATH | REV:PATH`: what loading the file does, in the order of its bytes: every pickle as Python-like statements (or opcodes), of the rest what was seen, and what is wrong with each by the policy here. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { CheckError } from '../check-error.ts';
import { type Fact, memberText } from '../facts.ts';
import type { Examiner, Format } from '../formats/format.ts';
import { skipJoblibArray } from '../formats/joblib/joblib-arrays.ts';
import { FORMATS } from '../formats/registry.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { disassemble } from '../pickle/explain/disassembly.ts';
import { listPickle } from '../pickle/explain/listing.ts';
import type { Skip } from '../pickle/session.ts';
import { examinePickles } from '../pickle/trace.ts';
import { explain as explanationOf, type ListedLine, type Listing } from '../report/explanation.ts';
import { explanationJson, renderExplanation } from '../report/render-explanation.ts';
import type { Command } from '../run/command.ts';
import { openNamed } from '../run/named/open-named.ts';
import { judgeHere } from '../run/policy/judge-here.ts';
import { destinationsOf } from '../run/write-report.ts';
import { writeTextOrJson } from '../run/write-text-or-json.ts';
import { scan } from '../scan.ts';

/** Lines of one pickle; a person reads no more. */
const LINES = 20_000;

export const explain: Command = {
  usage: 'explain [--disassemble] PATH | REV:PATH',
  options: { disassemble: { type: 'boolean' } },
  async run(invocation) {
    const { io, values, positionals } = invocation;
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) {
      throw new CheckError('usage', `explain: expected one file, found ${positionals.length}`, {
        hint: 'Name a file, or REV:PATH: git model-check explain HEAD:model.pkl',
      });
    }
    destinationsOf(values); // a wrong --format is reported before anything is examined
    const here = await judgeHere(invocation);
    const source = await openNamed(io, name);
    try {
      const pickles = new Pickles(values['disassemble'] === true ? disassemble : listPickle);
      const formats = FORMATS.map((format) => pickles.listed(format));
      const asked = isSource(name) ? { expected: 'python-handler' as const } : {};
      const evidence = await scan(source, here.pathOf(name), { formats, limits: here.policy.limits, ...asked });
      const file = await here.judge(evidence, source);
      const sources = new Map(evidence.facts.map(({ source: path, fact }) => [fact, memberText(path)]));
      const explanation = explanationOf(evidence, file, pickles.listings(sources), {
        name,
        policy: here.policyName,
      });
      writeTextOrJson(io, values, {
        text: (look) => renderExplanation(explanation, look),
        json: () => explanationJson(explanation),
      });
      return 0;
    } finally {
      source.close();
    }
  },
};

/** Who asks of Python source what it would do means its import, whether or not anything names it. */
function isSource(name: string): boolean {
  return name.endsWith('.py');
}

type List = (source: ByteSource, start: number, skips: readonly Skip[]) => Iterable<string>;

/** A pickle that was listed, and what it said of itself: that knows where it lies. */
interface Listed {
  readonly name: string;
  readonly lines: readonly ListedLine[];
  readonly facts: Fact[];
}

/** Lists each pickle before it is examined. */
class Pickles {
  readonly #list: List;
  readonly #found: Listed[] = [];

  constructor(list: List) {
    this.#list = list;
  }

  listed(format: Format): Format {
    const { expect } = format;
    if (format.id !== 'pickle' || expect === undefined) return format;
    return {
      ...format,
      probe: (source, name, once) => {
        const examine = format.probe(source, name, once);
        return examine === null ? null : this.#listing(source, examine);
      },
      expect: (source, name) => this.#listing(source, expect(source, name)),
    };
  }

  /** @param sources by a fact the member that it is about */
  listings(sources: ReadonlyMap<Fact, string>): Listing[] {
    return this.#found.map(({ name, lines, facts }) => ({
      source: facts.map((fact) => sources.get(fact)).find((source) => source !== undefined) ?? name,
      lines,
    }));
  }

  #listing(source: ByteSource, examine: Examiner): Examiner {
    return (examination) => {
      const facts: Fact[] = [];
      this.#found.push({ name: examination.name, lines: linesOf(source, this.#list), facts });
      return examine({
        ...examination,
        report: (fact) => {
          facts.push(fact);
          examination.report(fact);
        },
      });
    };
  }
}

function linesOf(source: ByteSource, list: List): ListedLine[] {
  const { starts, skips } = examinePickles(source, {
    limits: DEFAULT_LIMITS,
    report: () => undefined,
    afterBuild: skipJoblibArray,
  });
  return starts.flatMap((start) => [
    ...(start > 0 ? [{ offset: start, text: `# the pickle at ${start}` }] : []),
    ...linesOfOne(list(source, start, skips)),
  ]);
}

function linesOfOne(text: Iterable<string>): ListedLine[] {
  const lines: ListedLine[] = [];
  try {
    for (const line of text) {
      if (lines.length === LINES) return [...lines, { offset: null, text: `… more than ${LINES} lines` }];
      lines.push(parted(line));
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    lines.push({ offset: null, text: `… ${error.message}` });
  }
  return lines;
}

/** `    25  v0 = …` and `   11: \x93 STACK_GLOBAL` begin with the offset; what is inside an array by two blanks more. */
function parted(line: string): ListedLine {
  const [, offset, text = line] = /^ *(\d+)(?::? {1,2})(.*)$/s.exec(line) ?? [];
  return { offset: offset === undefined ? null : Number(offset), text };
}
