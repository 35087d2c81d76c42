/** What honest configurations of trainings name although a model file has no reason to: the program that reads them is the repository's own. */
import type { Effect } from './rule.ts';

/** Whole modules of the standard library whose functions compute, read the clock or join paths. */
const COMPUTING_MODULES = new Set(
  (
    'calendar cmath collections collections.abc colorsys copy dataclasses datetime decimal enum fractions hashlib heapq itertools json math ' +
    'numbers os.path posixpath ntpath random re secrets statistics string textwrap time typing uuid zoneinfo'
  ).split(' '),
);

/** Single functions, by their full names. */
const HARMLESS = new Set(
  (
    'os.cpu_count os.getcwd os.getenv os.environ.get os.getpid os.sched_getaffinity os.path builtins.print builtins.sum builtins.sorted ' +
    'builtins.zip builtins.enumerate builtins.reversed builtins.abs builtins.round builtins.max builtins.min builtins.any builtins.all ' +
    'builtins.pow builtins.divmod builtins.isinstance builtins.hash builtins.id builtins.repr builtins.iter builtins.next ' +
    'builtins.super builtins.property platform.node socket.gethostname multiprocessing.cpu_count logging.getLogger logging.StreamHandler ' +
    'logging.Formatter tempfile.gettempdir glob.glob glob.iglob pathlib.Path.cwd pathlib.Path.home operator.attrgetter sys.maxsize ' +
    'torch.compile torch.profiler.profile torch.profiler.schedule torch.profiler.tensorboard_trace_handler torch.jit.script ' +
    'torch.autograd.profiler.profile torch.utils.tensorboard.SummaryWriter datasets.load_dataset spacy.load ' +
    'hydra.utils.get_original_cwd hydra.utils.to_absolute_path numpy.vectorize'
  ).split(' '),
);

/** Packages that configurations steer: their parts, not their functions that resolve names. */
const STEERED =
  /^(?:hydra\.(?:_internal\.core_plugins|core|conf|experimental|plugins|types)|hydra_plugins|ray\.(?:tune|train|air|data(?!\._internal\.object_extensions)|rllib|util|init)|optuna|nevergrad|submitit)\./;

/** Hydra's own functions that resolve a name: the name is judged by itself. */
const RESOLVERS = /^hydra\.utils\.(?:call|instantiate|get_class|get_method|get_static_method|get_object)$/;

/** Owners of repositories that `torch.hub.load` takes models of. */
export const HUB_OWNERS =
  /^'(?:facebookresearch|pytorch|ultralytics|isl-org|intel-isl|NVIDIA|huggingface|snakers4|mateuszbuda|nicolalandro|hustvl|datvuthanh)\//;

/** A class of such a module, whose methods follow. */
const CLASS = /\.(?:[A-Z]\w*|date|datetime|time|timedelta)$/;

/** Whether a configuration of a training names just this in the ordinary course of things. @param full `torch.compile` */
export function isOrdinaryInConfigurations(full: string): boolean {
  return HARMLESS.has(full) || RESOLVERS.test(full);
}

/** Whether it is of a module or package whose parts are ordinary there; what its path leads on to is not asked. */
export function isOfOrdinaryModule(full: string): boolean {
  const module = full.slice(0, full.lastIndexOf('.'));
  const owner = module.slice(0, module.lastIndexOf('.'));
  if (STEERED.test(full)) return true;
  // `uuid._get_command_stdout` starts a process: what a module keeps to itself is not what it is known for.
  if (full.split('.').some((part) => part.startsWith('_'))) return false;
  return COMPUTING_MODULES.has(module) || (COMPUTING_MODULES.has(owner) && CLASS.test(module));
}

/** Reading data and writing logs is what trainings do. */
export const ORDINARY_EFFECTS: ReadonlySet<Effect> = new Set(['file-read', 'file-write', 'network']);
/** What loads a pickle, or code from elsewhere. */
export const LOADERS =
  /(?:^|\.)(?:load|loads|_load_from_bytes|load_pickle|read_pickle|unpickle|load_model|load_module|load_state_dict_from_url|ArrowPythonObjectScalar)$/;
/** What follows trainings and opens their data. */
export const FOLLOWING_TOOLS =
  /^(?:wandb|tensorboard|tensorboardX|comet_ml|neptune|clearml|mlflow|dvc|fsspec|s3fs|gcsfs|smart_open|tqdm|rich|yaml|toml)\./;
/** What functions are called that wrap those which start processes, wherever they live. */
export const STARTING_NAMES =
  /(?:^|\.)_*(?:system|popen|spawn|exec|execfile|run_command|run_cmd|run_shell|getoutput|getstatusoutput|check_output|check_call|import_module|import_string|unpickle|rmtree)$/i;
/** What no package has a module of its own after, wherever it stands in a path. */
export const OPERATING_MODULES: ReadonlySet<string> = new Set(
  'builtins ctypes importlib marshal nt os pickle posix pty runpy shutil subprocess'.split(' '),
);
/** Modules of the standard library that act, and after which no package names its own: `torch.serialization.pickle.loads` is `pickle.loads`. */
export const UNREPEATED_MODULES: ReadonlySet<string> = new Set(
  'pickle cPickle marshal shelve shutil ctypes importlib runpy pydoc zipimport subprocess'.split(' '),
);
