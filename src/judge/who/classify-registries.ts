/** Puts what Keras configurations and TensorFlow graphs resolve into its class: each has registries of its own, in which what no row lists is harmless. */
import type { Operator } from '../../facts.ts';
import { findDangerous } from '../../rules/catalogue.ts';
import { JAVA_ITSELF, XML_ACTING_METHODS, XML_VALUES } from '../../rules/loaders/java.ts';
import {
  APPLICATIONS,
  CLASS_PARTS,
  COMPUTING_INTERNALS,
  COMPUTING_IO,
  COMPUTING_MODULES,
  FUNCTION_PARTS,
  OTHER_CLASSES,
  SISTERS,
  TOUCHES_FILES,
} from '../../rules/registries.ts';
import { isPlainScriptClass } from '../../rules/torchscript.ts';
import { rowRuling, verdictRuling } from '../ruling.ts';
import type { Classification } from './classification.ts';
import { classifyArgument, classifyComputing, classifyOnnx, classifyTemplate } from './classify-models.ts';

/** The class of an operator of the Keras or TensorFlow ecosystem that no row names exactly. */
export function classifyRegistered(operator: Operator): Classification {
  if (operator.ecosystem === 'tensorflow') return classifyTensorflow(operator);
  if (operator.ecosystem === 'keras' && /^keras(?:\.|$)/.test(operator.module)) return classifyKeras(operator);
  if (operator.ecosystem === 'huggingface') return ownCode(operator);
  if (operator.ecosystem === 'mlflow') return loaderModule(operator);
  if (operator.ecosystem === 'keras' && SISTERS.test(operator.module)) return classifySister(operator);
  if (operator.ecosystem === 'onnx') return classifyOnnx(operator);
  if (operator.ecosystem === 'r') return classifyArgument(operator);
  if (operator.ecosystem === 'paddle' || operator.ecosystem === 'runtime') return classifyComputing(operator);
  if (operator.ecosystem === 'java') return classifyJava(operator);
  if (isPlainScriptClass(operator)) return safe('It holds tensors and settings of PyTorch.');
  if (operator.ecosystem === 'jinja') return classifyTemplate(operator);
  return { kind: 'unknown', home: 'other-ecosystem' };
}

/** `auto_map` of transformers: run where the program trusts remote code. */
function ownCode({ module, name }: Operator): Classification {
  const [repository = module, ...elsewhere] = module.split('--');
  const ruling =
    elsewhere.length > 0
      ? verdictRuling('huggingface/code-elsewhere', { name, repository })
      : verdictRuling('huggingface/own-code', { operator: `${module}.${name}` });
  return { kind: 'ruled', ruling };
}

/** A class by its package, or a method by its class. */
function classifyJava({ module, name }: Operator): Classification {
  // What is inside of a class of values is one.
  const outer = module.replace(/\$.*$/, '');
  const isActing = JAVA_ITSELF.test(module) && !XML_VALUES.test(outer) && !isListedClass(module);
  if (!isActing && !XML_ACTING_METHODS.has(name)) return safe('That the file is read at all is reported by itself.');
  return { kind: 'ruled', ruling: verdictRuling('java/xml-call', { operator: `${module}.${name}` }) };
}

/** The import of the class is a finding already. */
function isListedClass(path: string): boolean {
  const dot = path.lastIndexOf('.');
  return findDangerous({ ecosystem: 'java', module: path.slice(0, dot), name: path.slice(dot + 1) }) !== null;
}

function loaderModule({ module, name }: Operator): Classification {
  if (/^mlflow(?:\.\w+)*$/.test(module) && name === '_load_pyfunc') return safe('It is a loader of MLflow itself.');
  return { kind: 'ruled', ruling: verdictRuling('mlflow/loader', { module }) };
}

function classifyKeras({ ecosystem, module, name }: Operator): Classification {
  const match = findDangerous({ ecosystem, module: 'keras.*', name });
  if (match !== null) return { kind: 'ruled', ruling: rowRuling(match.rule) };
  if (APPLICATIONS.test(module)) return classifyApplication(`${module}.${name}`, name);
  // A name without a module: what the loading program registered, or Keras itself.
  const isClass = /^[A-Z]/.test(name);
  const isPart = isClass ? CLASS_PARTS.test(module) || OTHER_CLASSES.test(name) : FUNCTION_PARTS.test(module);
  if (module === 'keras' || isPart) return safe('It is one of the parts that Keras models are made of.');
  return isClass ? { kind: 'unknown', home: 'other-ecosystem' } : outside('keras', `${module}.${name}`);
}

/** Backbones, tokenizers, preprocessors: built from their configuration; what they read from files is reported by itself. */
function classifySister({ ecosystem, module, name }: Operator): Classification {
  const match = findDangerous({ ecosystem, module: 'keras.*', name });
  if (match !== null) return { kind: 'ruled', ruling: rowRuling(match.rule) };
  if (/^[A-Z]/.test(name)) return safe('It is one of the parts that Keras models are made of.');
  return TOUCHES_FILES.test(name)
    ? outside('keras', `${module}.${name}`)
    : { kind: 'unknown', home: 'other-ecosystem' };
}

function classifyApplication(path: string, name: string): Classification {
  if (name === 'preprocess_input') return safe('It scales the pixels of an image.');
  return { kind: 'ruled', ruling: verdictRuling('keras/application', { operator: path }) };
}

function classifyTensorflow({ ecosystem, module, name }: Operator): Classification {
  const match = findDangerous({ ecosystem, module: 'tensorflow.*', name });
  if (match !== null && module.startsWith('tensorflow.')) return { kind: 'ruled', ruling: rowRuling(match.rule) };
  const isComputing = COMPUTING_MODULES.test(module) || COMPUTING_INTERNALS.test(module);
  if (isComputing || (module === 'tensorflow.io' && COMPUTING_IO.test(name))) {
    return safe('It computes with tensors, or keeps state inside the graph.');
  }
  const isClass = /^[A-Z]/.test(name);
  return isClass ? { kind: 'unknown', home: 'other-ecosystem' } : outside('tensorflow', `${module}.${name}`);
}

function safe(because: string): Classification {
  return { kind: 'safe', use: 'any', because };
}

function outside(registry: 'keras' | 'tensorflow', operator: string): Classification {
  return { kind: 'ruled', ruling: verdictRuling(`${registry}/internal-function`, { operator }) };
}
