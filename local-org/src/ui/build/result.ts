/** `development` keeps names readable and LWC's checks on; `production` minifies. */
export type BuildMode = 'development' | 'production';

/** What {@link buildUi} made. File names are relative to {@link BuildResult.assetFolder} and carry a content hash. */
export interface BuildResult {
  /** Folder that holds every built file, to be served as static files. */
  readonly assetFolder: string;
  /** Classic script that must run before the module: LWC looks for synthetic shadow when it is evaluated. */
  readonly syntheticShadow: string;
  /** Module that starts the page. */
  readonly entry: string;
  /** Chunks that every page needs, for `modulepreload`. */
  readonly preload: readonly string[];
  /** True when an earlier build was still good and nothing was compiled. */
  readonly reused: boolean;
  readonly milliseconds: number;
}

/** Where a component failed to compile. */
export interface BuildProblem {
  readonly message: string;
  /** Absolute path; null when the problem belongs to no file. */
  readonly file: string | null;
  /** 1-based line and 0-based column; null when unknown. */
  readonly line: number | null;
  readonly column: number | null;
}

/** Thrown when a component does not compile. The message lists `file:line:column message`, one problem a line. */
export class UiBuildError extends Error {
  readonly problems: readonly BuildProblem[];

  constructor(problems: readonly BuildProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'UiBuildError';
    this.problems = problems;
  }
}

function formatProblem({ file, line, column, message }: BuildProblem): string {
  if (!file) {
    return message;
  }
  return `${file}${line === null ? '' : `:${line}:${(column ?? 0) + 1}`} ${message}`;
}
