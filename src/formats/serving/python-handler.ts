/** Python source that servers of models import: what their documentation says such a module must define, or whatever a configuration names. See https://docs.pytorch.org/serve/custom_service.html, https://github.com/triton-inference-server/python_backend and https://sagemaker.readthedocs.io/en/stable/frameworks/pytorch/using_pytorch.html. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { CEILINGS } from '../../limits.ts';
import { extensionOf } from '../../model-names.ts';
import { headText } from '../../text/head-text.ts';
import { isBinary } from '../../text/text.ts';
import { type LongWord, wordsOf } from '../configuration/text-search.ts';
import type { Format } from '../format.ts';
import { examineCompiled } from '../torch/compiled-python.ts';
import { examineModule } from '../torch/python-source.ts';
import { importedPaths, reportSource } from './named-source.ts';

/** Triton, the Hub's endpoints, SageMaker, TorchServe, MLflow, BentoML, Ray Serve, Azure ML, Cog, KServe, MLServer, Seldon, LitServe, Vertex; in the first columns but for decorators. One of the words stands in each such source: looked for first, with those of all readers. */
const MARKS: readonly (readonly [words: readonly LongWord[], mark: RegExp])[] = [
  [['TritonPythonModel', 'EndpointHandler'], /^class[ \t]+(?:TritonPythonModel|EndpointHandler)\b/my],
  [['model_fn', '_load_pyfunc'], /^(?:async[ \t]+)?def[ \t]+(?:model_fn|_load_pyfunc)[ \t]*\(/my],
  [['handle', 'input_handler'], /^def[ \t]+(?:handle[ \t]*\([ \t]*data|input_handler[ \t]*\([ \t]*data)[ \t]*[,:]/my],
  [['torch_handler'], /^[ \t]*(?:from|import)[ \t]+ts\.torch_handler\b/my],
  [['bentoml'], /^[ \t]*(?:\w+[ \t]*=[ \t]*)?@?bentoml\.(?:[sS]ervice|legacy)\b/my],
  [['serve.deployment'], /^@serve\.deployment\b/my],
  [['predict_fn', 'output_fn', 'transform_fn'], /^(?:async[ \t]+)?def[ \t]+(?:predict|output|transform)_fn[ \t]*\(/my],
  [['raw_data', 'mini_batch'], /^(?:async[ \t]+)?def[ \t]+run[ \t]*\([ \t]*(?:raw_data|mini_batch)\b/my],
  [['BasePredictor'], /^class[ \t]+\w+[ \t]*\([ \t]*(?:cog\.)?BasePredictor\b/my],
  [
    // Clients of these servers import their packages as well.
    ['MLModel', 'LitAPI', 'SeldonComponent', 'kserve.Model'],
    /^class[ \t]+\w+[ \t]*\([^)\n]*\b(?:MLModel|LitAPI|SeldonComponent|kserve\.Model)\b/my,
  ],
  [['ModelServer'], /^[ \t]*(?:kserve\.)?ModelServer[ \t]*\(/my],
  [['kserve'], /^from[ \t]+kserve[ \t]+import\b.*\bModel(?:Server)?\b/my],
  [['aiplatform.prediction'], /^(?:from|import)[ \t]+google\.cloud\.aiplatform\.prediction\b/my],
];

export const pythonHandlerFormat: Format = {
  id: 'python-handler',
  spec: 'https://docs.pytorch.org/serve/custom_service.html',
  kind: 'text',
  title: 'Python that servers of models import',
  extensions: ['py'],
  sees: 'what its import plainly calls; that it is code, where a configuration names it',
  provenWith: 'CPython 3.11',
  isText: true,
  isLoose: true,

  probe: (source, name, once) =>
    isHandler(source, name, once)
      ? (examination) => examineModule(source, { language: null, via: 'handler' }, examination)
      : null,
  expect: (source, name) => (examination) => {
    if (name.endsWith('.pyc')) return examineCompiled(source, name);
    const text = Buffer.from(headOf(source, CEILINGS.pythonSourceBytes.most)).toString('utf8');
    reportSource(importedPaths(text), 0, examination);
    examineModule(source, { language: 'handler', via: 'handler' }, examination);
  },
};

/** Tests and installed packages quote what a server imports; where a configuration names one it is examined. */
const NOT_SERVED = /(?:^|[/\\])(?:(?:site|dist)-packages[/\\].*|test_[^/\\]*|[^/\\]*_test|conftest)(?:\.py)$/i;

/** `torch.hub.load` imports it, of a repository or a folder. https://docs.pytorch.org/docs/stable/hub.html */
const HUB_CONFIGURATION = /(?:^|[/\\])hubconf\.py$/;

/** Servers import by the name: text of another one shows such source, or quotes it. */
export function isHandler(_source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  if (extensionOf(name) !== 'py' || once(isBinary) || NOT_SERVED.test(name)) return false;
  if (HUB_CONFIGURATION.test(name)) return true;
  const held = once(wordsOf);
  const isServed = (word: LongWord, mark: RegExp) => held.has(word) && isMarked(once(headText), word, mark);
  return MARKS.some(([words, mark]) => words.some((word) => isServed(word, mark)));
}

/** Whether a line with the word is one of those: no mark goes beyond its line, and the other lines need not be looked at. Each line is read once. */
function isMarked(text: string, word: string, mark: RegExp): boolean {
  let lineStart = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, lineStart)) {
    let start = at;
    while (start > lineStart && !LINE_END.test(text.charAt(start - 1))) start -= 1;
    mark.lastIndex = start;
    if (mark.test(text)) return true;
    while (at < text.length && !LINE_END.test(text.charAt(at))) at += 1;
    lineStart = at;
  }
  return false;
}

const LINE_END = /[\n\r]/;
