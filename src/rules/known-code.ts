/** Functions that libraries themselves hand to cloudpickle, by the digests of their code in each version of Python: what runs is what the library has anyway. tools/known_code.py prints them. */

/** Schedules of Stable-Baselines and Stable-Baselines3, which are in every saved model: https://github.com/DLR-RM/stable-baselines3/blob/master/stable_baselines3/common/utils.py. */
const SCHEDULES = [
  // A constant.
  '6c16d8cb4ba9c6c1e92e d644aab82019c93735c8 b5366a98fd2b77f5d774',
  // A line between two numbers.
  'b519e041973e673cf43f 423e369dc3e7b7d102c7 b77b96a8eb39457716e8 4a3d3fba9c7be4712d46 9f9b81953a33c89cb5ed',
  // What another schedule gives, as a number.
  'bef8c606e22feba419bf 6f3298b8ad3f08771e6c 92846bfaeb0b84b7537b 2f5a9e1c3f8b1b9b98dd',
].join(' ');

export const KNOWN_CODE: ReadonlySet<string> = new Set(SCHEDULES.split(' '));

/** The functions of cloudpickle that carry a function: none of them makes a class. */
export const FUNCTION_MACHINERY =
  /(?:^|\.)(?:cloudpickle|cloudpickle_fast)\.(?:_make_function|_make_skel_func|_fill_function|_function_setstate|_make_cell|_make_empty_cell|_cell_set|_builtin_type)$/;
