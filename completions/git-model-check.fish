# Completion of `git model-check` and `git-model-check` for fish. Put it into ~/.config/fish/completions/.
# See https://fishshell.com/docs/current/completions.html.

set -g __git_model_check_commands staged hook range tree history scan explain weights diff rules policy merge init allow baseline lock demo completion help version

# The words behind `git model-check` or `git-model-check`, up to the cursor; fails where neither is there.
function __git_model_check_words
    set -l words (commandline -opc)
    for index in (seq (count $words))
        if string match -q -r '(^|/)git-model-check$' -- $words[$index]
            or begin
                test $words[$index] = model-check
                and test $index -gt 1
            end
            test $index -lt (count $words)
            and string join \n -- $words[(math $index + 1)..-1]
            return 0
        end
    end
    return 1
end

# The first of them that is no option.
function __git_model_check_command
    __git_model_check_words | string match -v -- '-*' | head -n 1
end

function __git_model_check_needs_command
    __git_model_check_words >/dev/null
    and test -z (__git_model_check_command)[1]
end

function __git_model_check_in
    set -l command (__git_model_check_command)
    test -n "$command"
    and contains -- $command $argv
end

function __git_model_check_is_called
    __git_model_check_words >/dev/null
end

function __git_model_check_revisions
    git for-each-ref --format='%(refname:short)' 2>/dev/null
end

for program in git git-model-check
    set -l add complete -c $program -n __git_model_check_is_called
    $add -l format -x -a 'text json sarif junit github gitlab gitlab-sast cyclonedx html markdown' -d 'how the report is written'
    $add -l output -r -F -d 'where to write'
    $add -l fail-on -x -a 'low medium high critical never' -d 'reject from this severity on'
    $add -l strict -d 'reject from medium on'
    $add -l config -r -F -d 'the policy file'
    $add -l no-config -d 'use no policy file'
    $add -l policy-floor -r -F -d 'a policy that no other can loosen'
    $add -l print-config -d 'show the policy that counts'
    $add -s q -l quiet -d 'only what rejects'
    $add -s v -l verbose -d 'everything, with reasons'
    $add -l show-skipped -d 'list what was left out'
    $add -l color -d 'colour always'
    $add -l no-color -d 'colour never'
    $add -s j -l jobs -x -d 'threads for many large models'
    $add -l no-cache -d 'examine everything anew'
    $add -l shard -x -d 'one of several parts: I/N'
    $add -l timeout -x -d 'stop after that many seconds'
    $add -s h -l help -d 'print a summary'
    $add -s V -l version -d 'print the version'

    complete -c $program -f -n __git_model_check_needs_command -a "$__git_model_check_commands"
    complete -c $program -f -n '__git_model_check_in help' -a "$__git_model_check_commands"
    complete -c $program -f -n '__git_model_check_in completion' -a 'bash zsh fish'
    complete -c $program -f -n '__git_model_check_in hook' -a 'pre-commit pre-merge-commit pre-push pre-receive update'
    complete -c $program -f -n '__git_model_check_in range tree history' -a '(__git_model_check_revisions)'
    complete -c $program -n '__git_model_check_in range' -l from-ref -x -a '(__git_model_check_revisions)' -d 'what the other side has'
    complete -c $program -n '__git_model_check_in range' -l to-ref -x -a '(__git_model_check_revisions)' -d 'what it is to get'
    complete -c $program -n '__git_model_check_in history' -l all -d 'start at every ref'
    complete -c $program -n '__git_model_check_in explain' -l disassemble -d 'show every opcode'
    complete -c $program -n '__git_model_check_in scan explain weights diff allow merge lock' -F
    complete -c $program -n '__git_model_check_in lock' -l check -d 'is it up to date?'
    complete -c $program -n '__git_model_check_in weights' -l list -d 'show what it holds'
    complete -c $program -n '__git_model_check_in weights' -l metadata -d 'keep numbers and texts'
    complete -c $program -n '__git_model_check_in weights' -l select -x -d 'take these names alone'
    complete -c $program -n '__git_model_check_in weights' -l shared -x -a 'copy omit' -d 'a tensor under two names'
    complete -c $program -n '__git_model_check_in weights' -l optimizer -d 'what optimizers keep, too'
    complete -c $program -n '__git_model_check_in weights' -l force -d 'replace a file that is there'
    complete -c $program -n '__git_model_check_in allow baseline' -l because -x -d 'why it is safe'
    complete -c $program -n '__git_model_check_in allow' -l rule -x -d 'allow what this rule finds'
    complete -c $program -n '__git_model_check_in policy' -l report -d 'what it would loosen'
    complete -c $program -n '__git_model_check_in allow baseline' -l owner -x -d 'who answers for it'
    complete -c $program -n '__git_model_check_in allow baseline' -l expires -x -d 'YYYY-MM-DD'
    complete -c $program -n '__git_model_check_in allow' -l blob -x -d 'allow this content'
    complete -c $program -n '__git_model_check_in allow' -l operator -x -d 'allow every file that names it'
    complete -c $program -n '__git_model_check_in allow' -l force -d 'also a critical operator'
    complete -c $program -n '__git_model_check_in allow' -l list -d 'show the exceptions'
    complete -c $program -n '__git_model_check_in allow' -l prune -d 'take out those of no use'
    complete -c $program -n '__git_model_check_in init' -l manager -x -a 'husky lefthook pre-commit git-config git-hooks' -d 'hook into this one'
    complete -c $program -n '__git_model_check_in init' -l dry-run -d 'say what would be done'
    complete -c $program -n '__git_model_check_in init' -l uninstall -d 'take out what init has put in'
end
