# Completion of `git model-check` for bash. Git's own completion calls _git_model_check by its name; `git-model-check`
# alone is completed too. Put it where bash-completion looks (~/.local/share/bash-completion/completions/git-model-check),
# or source it after git-completion.bash. See https://git-scm.com/docs/git-completion (contrib/completion in git's source).

__git_model_check_commands="staged hook range tree history scan explain weights diff rules policy merge init allow baseline lock demo completion help version"

__git_model_check_common="--format --output --fail-on --strict --config --no-config --print-config --policy-floor --quiet --verbose
  --show-skipped --color --no-color --jobs --no-cache --shard --timeout --help --version"

__git_model_check_words() {
  # shellcheck disable=SC2207 # one word a line, none with a space
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

# Files end without a space after a folder, and with quotes where they need them.
__git_model_check_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}

__git_model_check_revisions() {
  if [[ $cur == *..* ]] && declare -F __git_complete_revlist >/dev/null; then
    __git_complete_revlist
  elif declare -F __git_complete_refs >/dev/null; then
    __git_complete_refs
  else
    __git_model_check_words "$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"
  fi
}

__git_model_check_options() {
  case $1 in
    range) echo "--from-ref --to-ref" ;;
    history) echo "--all" ;;
    explain) echo "--disassemble" ;;
    weights) echo "--list --metadata --select --shared --optimizer --force" ;;
    allow) echo "--because --rule --owner --expires --blob --operator --force --list --prune" ;;
    baseline) echo "--because --owner --expires" ;;
    policy) echo "--report" ;;
    lock) echo "--check" ;;
    init) echo "--manager --dry-run --uninstall" ;;
  esac
}

# The first word after model-check that is no option.
__git_model_check_command() {
  local index word seen=
  for ((index = 0; index < cword; index++)); do
    word=${words[index]##*/}
    if [ -n "$seen" ]; then
      case $word in -*) ;; *) echo "$word"; return ;; esac
    elif [ "$word" = model-check ] || [ "$word" = git-model-check ]; then
      seen=yes
    fi
  done
}

_git_model_check() {
  local command
  command=$(__git_model_check_command)
  COMPREPLY=()
  # --format=s, where `=` parts no words: the value alone is completed.
  case $cur in --*=*) local prev=${cur%%=*} cur=${cur#*=} ;; esac
  case $prev in
    --format) __git_model_check_words "text json sarif junit github gitlab gitlab-sast cyclonedx html markdown"; return ;;
    --fail-on) __git_model_check_words "low medium high critical never"; return ;;
    --shared) __git_model_check_words "copy omit"; return ;;
    --manager) __git_model_check_words "husky lefthook pre-commit git-config git-hooks"; return ;;
    --output | --config | --policy-floor) __git_model_check_files; return ;;
    --from-ref | --to-ref) __git_model_check_revisions; return ;;
    --jobs | --shard | --timeout | --because | --rule | --owner | --expires | --blob | --operator | --select) return ;;
  esac
  case $cur in
    -*) __git_model_check_words "$__git_model_check_common $(__git_model_check_options "$command")"; return ;;
  esac
  case $command in
    '') __git_model_check_words "$__git_model_check_commands" ;;
    help) __git_model_check_words "$__git_model_check_commands" ;;
    completion) __git_model_check_words "bash zsh fish" ;;
    hook) __git_model_check_words "pre-commit pre-merge-commit pre-push pre-receive update" ;;
    range | tree | history) __git_model_check_revisions ;;
    scan | explain | weights | diff | allow | merge | lock) __git_model_check_files ;;
  esac
}

# `git-model-check …` without git before it.
__git_model_check_main() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} cword=$COMP_CWORD
  local -a words=("${COMP_WORDS[@]}")
  # --format = s, where `=` parts words, as readline does by default.
  if [ "$cur" = = ]; then
    cur=
  elif [ "$prev" = = ]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  _git_model_check
}
complete -F __git_model_check_main git-model-check
