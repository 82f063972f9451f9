/** Origin of the demo inbox in the demo build, empty in every other build. */
declare const __DEMO_ORIGIN__: string;

/** Absolute path of the project, in the command-line measurements only. */
declare const __PROJECT_ROOT__: string;
