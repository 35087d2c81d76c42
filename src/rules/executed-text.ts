/** Recognises the source that libraries themselves put into the state of an object, which the class executes; any other is not theirs. */
import type { CodeLanguage } from '../facts.ts';

type ExecutedLanguage = 'scipy-argument-parser' | 'model-formula' | 'module-template' | 'annotation';

export function isExecuted(language: CodeLanguage): language is ExecutedLanguage {
  return Object.hasOwn(EXECUTED_TEXT, language);
}

/** By the language of a code fact: whether the excerpt, one line with its line ends as `\\n`, is what the library writes. */
export const EXECUTED_TEXT: Readonly<Record<ExecutedLanguage, (excerpt: string) => boolean>> = {
  'scipy-argument-parser': (excerpt) => ARGUMENT_PARSER.test(excerpt),
  'model-formula': isPlainFormula,
  'module-template': (excerpt) => ANNOTATION.test(excerpt),
  annotation: isPlainType,
};

/** What scipy.stats writes: three definitions over plain names, nothing that could be called but its own check. */
const ARGUMENT_PARSER = new RegExp(
  [
    String.raw`^(?:\\n)*def _parse_args\(self,[\w ,=.]*\):\\n    return \([\w ,]*\),[\w ,]*(?:\\n)+`,
    String.raw`def _parse_args_rvs\(self,[\w ,=.]*\):\\n    return self\._argcheck_rvs\([\w ,]*(?:, ?)?size=size\)(?:\\n)+`,
    String.raw`def _parse_args_stats\(self,[\w ,=.']*\):\\n    return \([\w ,]*\),[\w ,]*(?:\\n)*$`,
  ].join(''),
);

/** A name, or types with types in brackets: `Optional[Tensor]`. */
const ANNOTATION = /^[A-Za-z_][\w.,[\] ]*$/;

/** Names, subscripts, alternatives, quoted names and literals: what stands for a type, and calls nothing. */
const TYPE = /^[\p{L}\p{N}_\s.,[\]|'"+-]*$/u;
/** What annotations of pydantic call, with literals. */
const TYPE_CALLS =
  /\b(?:\w+\.)?(?:Field|Gt|Ge|Lt|Le|Len|MinLen|MaxLen|Interval|MultipleOf|StringConstraints|field)\((?:[\w\s=.,+-]|'[^'()\\]*'|"[^"()\\]*")*\)/g;

function isPlainType(excerpt: string): boolean {
  return TYPE.test(excerpt.replace(TYPE_CALLS, '0').replaceAll('[()]', '[0]'));
}

/** The functions of patsy and the arithmetic of NumPy: https://patsy.readthedocs.io/en/latest/builtins-reference.html */
const FORMULA_FUNCTIONS =
  /^(?:C|Q|I|bs|cr|cc|te|center|standardize|scale|poly|Treatment|Sum|Poly|Helmert|Diff|(?:np\.)?(?:log|log1p|log2|log10|exp|expm1|sqrt|power|abs|sin|cos|square)|pow|round|float|int|min|max|sum|len|pd\.(?:cut|qcut|Categorical|to_numeric|factorize|isna|notna)|np\.(?:where|minimum|maximum|clip|floor|ceil|round|sign|tan|tanh|mod|exp2|cbrt|mean|std|median|logical_and|logical_or|logical_not))$/;

/** What columns of pandas compute of themselves: https://pandas.pydata.org/docs/reference/series.html */
const COLUMN_METHODS =
  /^(?!(?:np|pd|sm|os|sys)\.)[A-Za-z_]\w*\.(?:shift|diff|rank|fillna|astype|abs|clip|round|cumsum|pct_change|between|isna|notna|mean|std|min|max|sum|median|(?:dt\.(?:year|quarter|month|day|dayofyear|dayofweek|weekday|hour|minute))|(?:str\.(?:upper|lower|strip|len))|cat\.codes)$/;

/** What no formula of columns says. */
const NO_FORMULA = /__|<\w+>|\b(?:lambda|for|import|await|yield|async)\b|'{3}|"{3}/;

/** Column names, operators, quoted names and the functions and methods above; no attribute of anything else, no subscript, no dunder. */
function isPlainFormula(excerpt: string): boolean {
  // A quote is shown behind a backslash, and a backslash behind another.
  const text = excerpt.replaceAll('\\"', '"');
  if (!/^[\w\s~+\-*/:^(),.='"%|<>!&[\]]*$/.test(text) || NO_FORMULA.test(text)) return false;
  const plain = text.replace(/'[^']*'|"[^"]*"/g, '0');
  if (/['"]/.test(plain) || /[\w)\]]\s*\[/.test(plain) || /[)\]]\s*[(.]/.test(plain)) return false;
  const calls = [...plain.matchAll(/([\w.]+)\s*\(/g)].map(([, name = '']) => name);
  const attributes = [...plain.matchAll(/[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)+/g)].map(([name]) => name);
  return [...calls, ...attributes].every((name) => FORMULA_FUNCTIONS.test(name) || COLUMN_METHODS.test(name));
}
