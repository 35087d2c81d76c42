/** The library's face: what loading a file would do, and what a policy thinks of it. No output, no process exit, no file system unless a function says so. */
export { type ByteSource, memorySource, sectionOf } from './bytes/byte-source.ts';
export type { Candidate, OpenedSource } from './candidate.ts';
export { type CheckOptions, check } from './check.ts';
export { CheckError, type CheckErrorKind } from './check-error.ts';
export { type CheckStagedOptions, checkStaged } from './commands/check-staged.ts';
export { type LoadedPolicy, loadPolicy, type PolicyRequest } from './config/load-policy.ts';
export type { PolicyReader } from './config/policy-file.ts';
export type { CallVia, Evidence, Fact, LocatedFact, MemberPath, Operand, Operator } from './facts.ts';
export type { FileReport, FileStatus, Finding, ImportReport, Standing, Unexamined } from './judge/finding.ts';
export { type JudgeContext, judge } from './judge/judge.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { DEFAULT_POLICY, type Exception, type FailOn, type Policy } from './policy/policy.ts';
export { buildReport, type ReportInput } from './report/build-report.ts';
export { REPORT_FORMATS, type ReportFormat, render } from './report/render.ts';
export type { TextOptions } from './report/render-text.ts';
export type { ExitCode, Mode, Report, Summary, Target, Verdict } from './report/report.ts';
export type { Effect, OperatorRule, Severity } from './rules/rule.ts';
export { isRecognised, type ScanOptions, scan } from './scan.ts';
