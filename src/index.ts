/** The library's face: what loading a file would do, and what a policy thinks of it. No output, no process exit, no file system unless a function says so. */
export { type ByteSource, memorySource, sectionOf } from './bytes/byte-source.ts';
export type { Candidate, OpenedSource } from './candidate.ts';
export { CheckError, type CheckErrorKind } from './check-error.ts';
export type { CallVia, Evidence, Fact, LocatedFact, MemberPath, Operand, Operator } from './facts.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export type { FileReport, FileStatus, Finding, ImportReport, Standing, Unexamined } from './policy/finding.ts';
export { type JudgeContext, judge } from './policy/judge.ts';
export { DEFAULT_POLICY, type Policy } from './policy/policy.ts';
export { buildReport } from './report/build-report.ts';
export { renderJson } from './report/render-json.ts';
export type { Report, Verdict } from './report/report.ts';
export type { Effect, OperatorRule, Severity } from './rules/rule.ts';
export { isRecognised, type ScanOptions, scan } from './scan.ts';
