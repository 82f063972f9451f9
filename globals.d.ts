/** Origin of the demo inbox in the demo build, empty in every other build. */
declare const __DEMO_ORIGIN__: string;
