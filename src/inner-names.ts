/** Names by which a template gets from the values that it is given to the interpreter around them: the evidence wing looks for them, the judgement wing has a row of each list. See https://jinja.palletsprojects.com/en/stable/sandbox/. */

const words = (text: string): readonly [string, ...string[]] => text.split(' ') as [string, ...string[]]; // split gives one at least

/** Attributes of every object, class, function or module that lead to others of them. */
export const HIDDEN_NAMES = words(
  '__class__ __base__ __bases__ __mro__ __subclasses__ __init__ __new__ __call__ __globals__ __builtins__ __import__ ' +
    '__dict__ __code__ __closure__ __func__ __self__ __wrapped__ __getattribute__ __getattr__ __getitem__ __reduce__ ' +
    '__reduce_ex__ __module__ __loader__ __spec__ __format__ __init_subclass__ __class_getitem__ __subclasshook__',
);

/** Attributes of frames, code, generators, coroutines, functions and methods. */
export const FRAME_NAMES = words(
  'mro gi_frame gi_code gi_await gi_yieldfrom gi_origin cr_frame cr_code cr_await cr_yieldfrom cr_origin ag_frame ag_code ' +
    'ag_await ag_yieldfrom ag_origin f_back f_globals f_builtins f_locals f_code tb_frame tb_next func_globals func_code ' +
    'func_closure func_defaults im_func im_class im_self co_code co_consts co_names',
);

/** Attributes of macros and blocks that lead to the environment of the template. */
export const ENVIRONMENT_NAMES = words('_environment _func _context');

/** Functions that start something, where they are called. */
export const STARTING_NAMES = words(
  'popen Popen system check_output check_call getoutput getstatusoutput eval exec import_module from_string from_pyfile ' +
    'from_object from_envvar',
);
