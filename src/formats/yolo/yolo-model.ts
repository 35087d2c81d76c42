/** Reports what the layers of a YOLO model make their loader evaluate. See `parse_model` of https://github.com/ultralytics/yolov5/blob/master/models/yolo.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Operator } from '../../facts.ts';
import {
  isContainer,
  isObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  valuesOf,
} from '../../text/json-values.ts';
import { pythonString, pythonValue } from '../../text/python-text.ts';
import { operatorAt } from '../configuration/dotted-name.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination } from '../format.ts';
import { readSharedYaml } from '../yaml/yaml-text.ts';
import { type ExpressionUse, readExpression } from './python-expression.ts';

/** Modules under the names by which the loader's own source imports them. */
const IMPORTED: ReadonlyMap<string, string> = new Map([
  ['nn', 'torch.nn'],
  ['F', 'torch.nn.functional'],
  ['np', 'numpy'],
  ['pd', 'pandas'],
  ['Path', 'pathlib.Path'],
  ['Image', 'PIL.Image'],
]);
/** Functions of the loader's source that load or fetch, by what they come to. */
const OWN_FUNCTIONS: ReadonlyMap<string, Operator> = new Map([
  ['__import__', { ecosystem: 'python', module: 'builtins', name: '__import__' }],
  ['check_requirements', { ecosystem: 'python', module: 'subprocess', name: 'check_output' }],
  ...['attempt_load', 'DetectMultiBackend'].map(
    (name) => [name, { ecosystem: 'python', module: 'torch', name: 'load' }] as const,
  ),
  ...['attempt_download', 'check_file', 'check_yaml', 'safe_download'].map(
    (name) => [name, { ecosystem: 'python', module: 'torch.hub', name: 'download_url_to_file' }] as const,
  ),
]);
/** Builtins that compute with numbers. */
const COMPUTING = /^(?:int|float|bool|str|len|max|min|abs|round|sum|range|tuple|list|dict|set|sorted|divmod|pow)$/;
/** Packages of layers and of arithmetic: what is called of them is judged by its name. */
const OF_LAYERS = /^(?:torch|torchvision|timm|math|numpy|einops)\./;
/** Modules whose functions an argument has no reason to name. */
const OF_SYSTEM = /^(?:os|sys|subprocess|shutil|platform|importlib|builtins|pickle|runpy|ctypes)\./;
/** A layer is `[from, number, module, arguments]`. */
const LAYER_ITEMS = 4;
const MODULE_ITEM = 2;
const ARGUMENTS_ITEM = 3;

/** @param isModel asked where the text is too long. @throws FormatError where it is; what was found before was reported. */
export async function examineYolo(
  once: Once<ByteSource>,
  examination: Examination,
  isModel: () => boolean,
): Promise<void> {
  const { documents, failure } = await once(readSharedYaml);
  const model = new YoloModel(examination);
  for (const [index, root] of documents.entries()) {
    const prefix = documents.length === 1 ? '' : `/${index}`;
    const seen = new Set<JsonValue>();
    walkValues(root, (value, place) => model.container(value, () => prefix + pointerOf(place)), seen);
  }
  if (failure?.reason === 'limit' && isModel()) throw failure;
}

class YoloModel {
  readonly #examination: Examination;

  constructor(examination: Examination) {
    this.#examination = examination;
  }

  container(value: JsonArray | JsonObject, at: () => string): void {
    if (isObject(value)) {
      for (const text of valuesOf(value, 'activation')) this.#evaluated(text, value.offset, `${at()}/activation`);
      return;
    }
    for (const [index, item] of value.items.entries()) {
      const parts = itemsOf(item);
      if (!isContainer(item) || parts.length !== LAYER_ITEMS) continue;
      const [module, given] = [parts[MODULE_ITEM], parts[ARGUMENTS_ITEM]];
      const place = `${at()}/${index}`;
      if (typeof module === 'string') this.#module(module, given ?? null, item.offset, place);
      for (const text of itemsOf(given)) this.#evaluated(text, item.offset, place);
    }
  }

  /** The module of a layer is evaluated, and what comes of it is called with the arguments. */
  #module(text: string, given: JsonValue, offset: number, at: string): void {
    const expression = readExpression(text);
    if (expression.kind === 'refused') return;
    const [use, ...more] = expression.kind === 'plain' ? expression.uses : [];
    if (use === undefined || more.length > 0 || use.isCalled || use.path !== text.trim()) {
      this.#evaluated(text, offset, at);
      return;
    }
    const operator = OWN_FUNCTIONS.get(use.path) ?? operatorAt(fullPath(use.path));
    if (operator !== null)
      this.#call(
        operator,
        itemsOf(given)
          .map((item) => pythonValue(item, 1))
          .join(', '),
        offset,
        at,
      );
  }

  #evaluated(text: JsonValue, offset: number, at: string): void {
    if (typeof text !== 'string') return;
    const expression = readExpression(text);
    if (expression.kind === 'refused') return;
    if (expression.kind !== 'plain' || !expression.uses.every((use) => this.#isPlainUse(use, offset, at)))
      this.#call(EVAL, pythonString(text, this.#examination.limits.argumentCharacters), offset, at);
  }

  /** Whether it is a name, or a call that its own name judges. */
  #isPlainUse({ path, isCalled, given }: ExpressionUse, offset: number, at: string): boolean {
    const full = fullPath(path);
    if (!isCalled) return !OWN_FUNCTIONS.has(path) && !OF_SYSTEM.test(full) && operatorOfName(full) === null;
    if (!OF_LAYERS.test(full)) return COMPUTING.test(full);
    const operator = operatorAt(full);
    if (operator !== null) this.#call(operator, given, offset, at);
    return operator !== null;
  }

  #call(operator: Operator, given: string, offset: number, at: string): void {
    const shown = given.slice(0, this.#examination.limits.argumentCharacters);
    this.#examination.report({ kind: 'import', operator, via: 'config', offset, at });
    this.#examination.report({ kind: 'call', operator, via: 'config', arguments: shown, operands: [], offset, at });
  }
}

const EVAL: Operator = { ecosystem: 'python', module: 'builtins', name: 'eval' };

/** `eval`, `exec`, `open`: a name without a module that acts. */
function operatorOfName(name: string): Operator | null {
  return name.includes('.') ? null : operatorAt(name);
}

/** `nn.SiLU` is `torch.nn.SiLU`. */
function fullPath(path: string): string {
  const [head = '', ...rest] = path.split('.');
  return [IMPORTED.get(head) ?? head, ...rest].join('.');
}

/** Of a mapping its keys: that is what Python unpacks. */
function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (!isContainer(value)) return [];
  return isObject(value) ? value.entries.map(([key]) => key) : value.items;
}
